import { Input } from 'antd';
import { useAddress } from './address.js';

interface Props {
  /** What is searched, for those who can't see where the box stands. */
  label: string;
  /** Which words are looked for. */
  placeholder: string;
  /** What the words are called in the address. */
  name?: string;
  width?: number;
}

/** Looks for words in the list beneath; they are kept in the address, and the list begins anew. */
export function SearchBox({ label, placeholder, name = 'query', width = 260 }: Props) {
  const { text, change } = useAddress();
  return (
    <Input.Search
      key={text(name)}
      aria-label={label}
      placeholder={placeholder}
      allowClear
      maxLength={100}
      defaultValue={text(name)}
      onSearch={(words) => change({ [name]: words.trim(), page: undefined })}
      style={{ width }}
    />
  );
}
