import { Select } from 'antd';
import type { DepartmentRecord } from '../api/types.js';
import { Field } from '../app/field.js';

interface Props {
  departments: readonly DepartmentRecord[];
  value: string | null;
  hint?: string;
  onChange: (department: string | null) => void;
}

/** To which department somebody belongs, if to any; those that were closed can't be chosen. */
export function DepartmentField({ departments, value, hint, onChange }: Props) {
  const options = departments
    .filter(({ closedAt }) => closedAt === null)
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Field label="部门" hint={hint}>
      {(control) => (
        <Select
          {...control}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="不属于任何部门"
          style={{ width: '100%' }}
          value={value}
          options={options}
          onChange={(chosen?: string) => onChange(chosen ?? null)}
        />
      )}
    </Field>
  );
}
