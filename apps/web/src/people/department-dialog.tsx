import { useState } from 'react';
import { createDepartment, renameDepartment } from '../api/people.js';
import { faultOf } from '../api/problem.js';
import type { DepartmentRecord } from '../api/types.js';
import { Dialog } from '../app/dialog.js';
import { TextField } from '../app/text-field.js';
import { usePeopleChange } from './use-people-change.js';

const CODE = /^[a-z][a-z0-9-]{1,19}$/;

/** Creates a department: its code for good, its name until it is changed. */
export function NewDepartmentDialog({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const create = usePeopleChange(() => createDepartment(code, name.trim()), '已新建部门', onClose);
  const isCode = CODE.test(code);
  return (
    <Dialog
      title="新建部门"
      okText="新建"
      ready={isCode && name.trim() !== ''}
      pending={create.isPending}
      onOk={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        label="代码"
        hint="建立后不能改，例如 market"
        fault={code !== '' && !isCode ? '2–20 位小写字母、数字或连字符，以字母开头' : undefined}
        most={20}
        value={code}
        onChange={setCode}
      />
      <NameField hint="全称，企业会看到。" value={name} error={create.error} onChange={setName} />
    </Dialog>
  );
}

interface RenameProps {
  department: DepartmentRecord;
  onClose: () => void;
}

/** Gives a department another name. */
export function RenameDepartmentDialog({ department, onClose }: RenameProps) {
  const [name, setName] = useState(department.name);
  const rename = usePeopleChange(() => renameDepartment(department.code, name.trim()), '已改名', onClose);
  return (
    <Dialog
      title={`改名：${department.name}`}
      okText="改名"
      ready={name.trim() !== ''}
      pending={rename.isPending}
      onOk={() => rename.mutate()}
      onClose={onClose}
    >
      <NameField
        hint="所有页面和以往的记录都显示新名称。"
        value={name}
        error={rename.error}
        onChange={setName}
      />
    </Dialog>
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
    <TextField label="名称" hint={hint} fault={faultOf(error)} most={60} value={value} onChange={onChange} />
  );
}
