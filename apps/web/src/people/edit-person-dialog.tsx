import { Input, Modal } from 'antd';
import { useState } from 'react';
import { bindAccount, changePerson } from '../api/people.js';
import { reasonOf } from '../api/problem.js';
import type { DepartmentRecord, PersonDetail } from '../api/types.js';
import { Field } from '../app/field.js';
import { DepartmentField } from './department-field.js';
import { useChange } from './use-change.js';

interface Props {
  person: PersonDetail;
  departments: readonly DepartmentRecord[];
  onClose: () => void;
}

/** Renames or moves a person, and binds another account to them. */
export function EditPersonDialog({ person, departments, onClose }: Props) {
  const [name, setName] = useState(person.name);
  const [department, setDepartment] = useState(person.department?.code ?? null);
  const [subject, setSubject] = useState(person.subject ?? '');
  const save = useChange(
    async () => {
      const known = { name: person.name, department: person.department?.code ?? null };
      if (name.trim() !== known.name || department !== known.department)
        await changePerson(person.id, { name: name.trim(), department });
      if (subject.trim() && subject.trim() !== person.subject) await bindAccount(person.id, subject.trim());
    },
    '已保存',
    onClose,
  );
  return (
    <Modal
      open
      title={`修改：${person.name}`}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate(undefined)}
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
        hint="有角色的人不能调动：角色是为现在的部门授予的，须先收回。"
        onChange={setDepartment}
      />
      <Field
        label="账号标识"
        hint="统一身份认证平台上的账号标识（sub）；换绑后，原来的账号不能再以此人登录。"
        fault={save.error ? reasonOf(save.error) : undefined}
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
