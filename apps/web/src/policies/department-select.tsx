import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { catalogueQuery } from '../api/catalogue.js';
import { useMay, useSeesAllDepartments } from '../app/session.js';

interface Props {
  value: string | undefined;
  placeholder: string;
  onChange: (department: string | undefined) => void;
}

/** One of the departments, or none of them; nothing to choose for people who see their own department only. */
export function DepartmentSelect({ value, placeholder, onChange }: Props) {
  const listed = useMay('catalogue:read');
  const offered = useSeesAllDepartments() && listed;
  const catalogue = useQuery({ ...catalogueQuery, enabled: offered });
  if (!offered) return null;
  return (
    <Select
      aria-label="部门"
      allowClear
      placeholder={placeholder}
      value={value}
      loading={catalogue.isLoading}
      options={catalogue.data?.departments.map(({ code, name }) => ({ value: code, label: name })) ?? []}
      onChange={onChange}
      style={{ width: 200 }}
    />
  );
}
