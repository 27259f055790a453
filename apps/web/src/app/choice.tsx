import { Select } from 'antd';
import { oneOf, useAddress } from './address.js';

interface Props {
  /** What is chosen, such as 部门. */
  label: string;
  /** Its name in the address. */
  name: string;
  /** Missing while they are on their way. */
  options: readonly { value: string; label: string }[] | undefined;
  width: number;
  /** What stands there while nothing is chosen. */
  all?: string;
}

/** More than can be taken in at a glance: those may be searched by a part of their name. */
const MANY = 8;

/** Narrows the list beneath by one of several values, kept in the address; the list begins anew. */
export function Choice({ label, name, options = [], width, all = `全部${label}` }: Props) {
  const { text, change } = useAddress();
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={options.length > MANY && { optionFilterProp: 'label' }}
      placeholder={all}
      value={oneOf(
        options.map(({ value }) => value),
        text(name),
      )}
      options={[...options]}
      onChange={(value?: string) => change({ [name]: value, page: undefined })}
      style={{ width }}
    />
  );
}
