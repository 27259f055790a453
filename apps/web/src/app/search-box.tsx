import { Input } from 'antd';
import { useAddress } from './address.js';

interface Props {
  /** What is searched, for those who can't see where the box stands. */
  label: string;
  /** Which words are looked for. */
  placeholder: string;
  width?: number;
}

/** Looks for words in the list beneath; they are kept in the address, and the list begins anew. */
export function SearchBox({ label, placeholder, width = 260 }: Props) {
  const { text, change } = useAddress();
  return (
    <Input.Search
      key={text('query')}
      aria-label={label}
      placeholder={placeholder}
      allowClear
      defaultValue={text('query')}
      onSearch={(query) => change({ query: query.trim(), page: undefined })}
      style={{ width }}
    />
  );
}
