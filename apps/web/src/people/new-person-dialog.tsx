import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Attempt } from '../api/attempt.js';
import { createPerson } from '../api/people.js';
import { faultOf } from '../api/problem.js';
import type { DepartmentRecord } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { PersonFields, type PersonDraft } from './person-fields.js';
import { usePeopleChange } from './use-people-change.js';

interface Props {
  departments: readonly DepartmentRecord[];
  onClose: () => void;
}

/** Creates a person, who may do nothing until the security administrator grants a role. */
export function NewPersonDialog({ departments, onClose }: Props) {
  const [draft, setDraft] = useState<PersonDraft>({ name: '', department: null, subject: '' });
  const [attempt] = useState(() => new Attempt());
  const navigate = useNavigate();
  const create = usePeopleChange(
    () => {
      const content = { ...draft, name: draft.name.trim(), subject: draft.subject.trim() || null };
      return createPerson(content, attempt.headers(content));
    },
    '已新建，请安全管理员授予角色',
    ({ id }) => void navigate(`/people/${id}`),
  );
  return (
    <Dialog
      title="新建人员"
      okText="新建"
      ready={draft.name.trim() !== ''}
      pending={create.isPending}
      onOk={() => create.mutate()}
      onClose={onClose}
    >
      <PersonFields
        draft={draft}
        departments={departments}
        hints={{
          department: '部门人员必选；企业用户不选。',
          subject: '统一身份认证平台上的账号标识（sub），绑定后此人才能登录；可以以后再填。',
        }}
        fault={faultOf(create.error)}
        onChange={setDraft}
      />
    </Dialog>
  );
}
