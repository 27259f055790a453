import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Attempt } from '../api/attempt.js';
import { createPerson } from '../api/people.js';
import { reasonOf } from '../api/problem.js';
import type { DepartmentRecord } from '../api/types.js';
import { Field } from '../app/field.js';
import { DepartmentField } from './department-field.js';
import { useChange } from './use-change.js';

interface Props {
  departments: readonly DepartmentRecord[];
  onClose: () => void;
}

/** Creates a person, who may do nothing until the security administrator grants a role. */
export function NewPersonDialog({ departments, onClose }: Props) {
  const [name, setName] = useState('');
  const [department, setDepartment] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  const [attempt] = useState(() => new Attempt());
  const navigate = useNavigate();
  const create = useChange(
    () => {
      const content = { name: name.trim(), department, subject: subject.trim() || null };
      return createPerson(content, attempt.headers(content));
    },
    '已新建，请安全管理员授予角色',
    ({ id }) => void navigate(`/people/${id}`),
  );
  return (
    <Modal
      open
      title="新建人员"
      okText="新建"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={create.isPending}
      onOk={() => create.mutate(undefined)}
      onCancel={onClose}
    >
      <Field label="姓名">
        {(control) => (
          <Input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <DepartmentField
        departments={departments}
        value={department}
        hint="部门人员必选；企业用户不选。"
        onChange={setDepartment}
      />
      <Field
        label="账号标识"
        hint="统一身份认证平台上的账号标识（sub），绑定后此人才能登录；可以以后再填。"
        fault={create.error ? reasonOf(create.error) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={subject}
            maxLength={255}
            onChange={(event) => setSubject(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
