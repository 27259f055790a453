import { useQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../api/catalogue.js';
import { Choice } from './choice.js';
import { useMay, useSeesAllDepartments } from './session.js';

/** Narrows to one department; nothing to choose for people who see their own department only. */
export function DepartmentChoice({ all }: { all?: string }) {
  const listed = useMay('catalogue:read');
  const offered = useSeesAllDepartments() && listed;
  const { data } = useQuery({ ...catalogueQuery, enabled: offered });
  if (!offered) return null;
  const options = data?.departments.map(({ code, name }) => ({ value: code, label: name }));
  return <Choice label="部门" name="department" options={options} width={200} {...(all && { all })} />;
}
