import { Select } from 'antd';
import type { Fact } from '../api/types.js';
import styles from './editor.module.css';

interface Props {
  control: object;
  facts: readonly Fact[];
  value: string | undefined;
  onChange: (key: string) => void;
}

/** One of the facts of the catalogue, found by its name. */
export function FactSelect({ control, facts, value, onChange }: Props) {
  return (
    <Select
      {...control}
      className={styles.select}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选择指标"
      value={value || undefined}
      options={facts.map(({ key, label, unit }) => ({
        value: key,
        label: unit ? `${label}（${unit}）` : label,
      }))}
      onChange={onChange}
    />
  );
}
