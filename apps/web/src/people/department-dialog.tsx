import { Input, Modal } from 'antd';
import { useState } from 'react';
import { createDepartment, renameDepartment } from '../api/people.js';
import { reasonOf } from '../api/problem.js';
import type { DepartmentRecord } from '../api/types.js';
import { Field } from '../app/field.js';
import { useChange } from './use-change.js';

const CODE = /^[a-z][a-z0-9-]{1,19}$/;

/** Creates a department: its code for good, its name until it is changed. */
export function NewDepartmentDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const create = useChange(() => createDepartment(code, name.trim()), '已新建部门', onClose);
  const isCode = CODE.test(code);
  return (
    <Modal
      open
      title="新建部门"
      okText="新建"
      cancelText="取消"
      okButtonProps={{ disabled: !isCode || name.trim() === '' }}
      confirmLoading={create.isPending}
      onOk={() => create.mutate(undefined)}
      onCancel={onClose}
    >
      <Field
        label="代码"
        hint="建立后不能改，例如 market"
        fault={code !== '' && !isCode ? '2–20 位小写字母、数字或连字符，以字母开头' : undefined}
      >
        {(control) => (
          <Input {...control} value={code} maxLength={20} onChange={(event) => setCode(event.target.value)} />
        )}
      </Field>
      <NameField hint="全称，企业会看到。" value={name} error={create.error} onChange={setName} />
    </Modal>
  );
}

interface RenameProps {
  department: DepartmentRecord;
  onClose: () => void;
}

/** Gives a department another name. */
export function RenameDepartmentDialog({ department, onClose }: RenameProps) {
  const [name, setName] = useState(department.name);
  const rename = useChange(() => renameDepartment(department.code, name.trim()), '已改名', onClose);
  return (
    <Modal
      open
      title={`改名：${department.name}`}
      okText="改名"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={rename.isPending}
      onOk={() => rename.mutate(undefined)}
      onCancel={onClose}
    >
      <NameField
        hint="所有页面和以往的记录都显示新名称。"
        value={name}
        error={rename.error}
        onChange={setName}
      />
    </Modal>
  );
}

interface NameProps {
  hint: string;
  value: string;
  error: unknown;
  onChange: (name: string) => void;
}

function NameField({ hint, value, error, onChange }: NameProps) {
  return (
    <Field label="名称" hint={hint} fault={error ? reasonOf(error) : undefined}>
      {(control) => (
        <Input {...control} value={value} maxLength={60} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
