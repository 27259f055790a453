import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { departmentsQuery } from '../api/people.js';
import { useAddress } from '../app/address.js';
import { Page } from '../app/page.js';
import { useMay } from '../app/session.js';
import { NewDepartmentDialog } from './department-dialog.js';
import { DepartmentList } from './department-list.js';
import { NewPersonDialog } from './new-person-dialog.js';
import { PeopleList } from './people-list.js';

const LEAD =
  '系统管理员建立部门和账号，安全管理员授予和收回角色，审计管理员查看；三员分立，谁也不能给自己授权。';

/** Who has an account, of which department, and with which roles? */
export default function PeoplePage() {
  const { text } = useAddress();
  const navigate = useNavigate();
  const departments = useQuery(departmentsQuery);
  const write = useMay('people:write');
  const [creating, setCreating] = useState(false);
  const ofDepartments = text('show') === 'departments';
  return (
    <Page
      title="人员与部门"
      lead={LEAD}
      actions={
        write && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {ofDepartments ? '新建部门' : '新建人员'}
          </Button>
        )
      }
    >
      <Segmented
        aria-label="显示人员或部门"
        style={{ marginBottom: 16 }}
        options={[
          { value: 'people', label: '人员' },
          { value: 'departments', label: '部门' },
        ]}
        value={ofDepartments ? 'departments' : 'people'}
        onChange={(show) => void navigate(show === 'people' ? '?' : `?show=${show}`)}
      />
      {ofDepartments ? (
        <DepartmentList departments={departments} />
      ) : (
        <PeopleList departments={departments.data} />
      )}
      {creating && ofDepartments && <NewDepartmentDialog onClose={() => setCreating(false)} />}
      {creating && !ofDepartments && (
        <NewPersonDialog departments={departments.data ?? []} onClose={() => setCreating(false)} />
      )}
    </Page>
  );
}
