import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { OwnFact } from '../api/types.js';

/** What a value is told by: its kind, unit and choices. */
export type AskedFact = Pick<OwnFact, 'key' | 'label' | 'type' | 'unit' | 'options'>;

interface Props {
  fact: AskedFact;
  value: string;
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };
  onChange: (value: string) => void;
}

const YES_NO = ['是', '否'].map((word) => ({ value: word, label: word }));

/** Asks for a value of a fact in the way that fits its kind; texts go out as an import file would hold them. */
export function ValueInput({ fact, value, control, onChange }: Props) {
  const options = fact.type === 'boolean' ? YES_NO : fact.options;
  if (options && fact.type !== 'enumSet') {
    return (
      <Select
        {...control}
        value={value || undefined}
        placeholder="请选择"
        showSearch={{ optionFilterProp: 'label' }}
        options={options.map((option) => ({ ...option }))}
        onChange={onChange}
        style={{ minWidth: 200 }}
      />
    );
  }
  if (fact.type === 'date') {
    return (
      <DatePicker
        {...control}
        value={value ? dayjs(value) : null}
        onChange={(_, text) => onChange(text ?? '')}
      />
    );
  }
  return (
    <Input
      {...control}
      value={value}
      maxLength={200}
      inputMode={fact.type === 'number' ? 'decimal' : undefined}
      suffix={fact.unit}
      onChange={(event) => onChange(event.target.value)}
      style={{ maxWidth: 260 }}
    />
  );
}
