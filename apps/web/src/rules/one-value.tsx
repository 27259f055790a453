import { Input, InputNumber, Select } from 'antd';
import { DayInput } from './day-input.js';
import { IndustrySelect } from './industry-select.js';
import styles from './rules.module.css';
import type { ValueProps } from './value-props.js';

const flags = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** One value in the way that fits the field. */
export function OneValue(props: ValueProps) {
  switch (props.field.type) {
    case 'boolean':
      return <Choice {...props} options={flags} />;
    case 'number':
      return <NumberValue {...props} />;
    case 'date':
      return <DayInput {...props} />;
    case 'industry':
      return (
        <IndustrySelect {...props} codes={codesOf(props.value)} onChange={([code]) => props.onChange(code)} />
      );
    case 'text':
      return <TextValue {...props} />;
    default:
      return <Choice {...props} options={props.field.options ?? []} />;
  }
}

const codesOf = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

const statusOf = (isFaulty: boolean) => (isFaulty ? 'error' : '');

interface ChoiceProps extends ValueProps {
  options: readonly { value: string | boolean; label: string }[];
}

function Choice({ name, value, options, isFaulty, onChange }: ChoiceProps) {
  return (
    <Select
      className={styles.value}
      aria-label={name}
      placeholder="请选择"
      showSearch={options.length > 8 && { optionFilterProp: 'label' }}
      value={value === '' ? undefined : value}
      options={[...options]}
      status={statusOf(isFaulty)}
      onChange={onChange}
    />
  );
}

function NumberValue({ field, name, value, isFaulty, onChange }: ValueProps) {
  return (
    <InputNumber
      className={styles.value}
      aria-label={field.unit ? `${name}（${field.unit}）` : name}
      placeholder="数值"
      controls={false}
      suffix={field.unit}
      value={typeof value === 'number' ? value : null}
      status={statusOf(isFaulty)}
      onChange={(number) => onChange(number ?? undefined)}
    />
  );
}

function TextValue({ name, value, isFaulty, onChange }: ValueProps) {
  return (
    <Input
      className={styles.value}
      aria-label={name}
      placeholder="文字"
      maxLength={200}
      value={typeof value === 'string' ? value : ''}
      status={statusOf(isFaulty)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
