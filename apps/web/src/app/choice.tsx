import { Select } from 'antd';
import { useAddress } from './address.js';

interface Props {
  /** What is chosen, such as 部门. */
  label: string;
  /** Its name in the address. */
  name: string;
  options: { value: string; label: string }[] | undefined;
  width: number;
}

/** Narrows the list beneath by one of several values, kept in the address. */
export function Choice({ label, name, options, width }: Props) {
  const { text, change } = useAddress();
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`全部${label}`}
      value={text(name)}
      options={options}
      onChange={(value?: string) => change({ [name]: value, page: undefined })}
      style={{ width }}
    />
  );
}
