import { OneValue } from './one-value.js';
import { partOf } from './place-name.js';
import { ValueList } from './value-list.js';
import type { ValueProps } from './value-props.js';
import type { OperatorChoice } from './rule-field.js';
import styles from './rules.module.css';

interface Props extends Omit<ValueProps, 'value'> {
  arity: OperatorChoice['arity'];
  value: unknown;
}

/** The value of a condition: none, one, a list, or the two ends of a range. */
export function ValueEditor({ arity, value, onChange, name, ...rest }: Props) {
  if (arity === 'none') return null;
  if (arity === 'list')
    return <ValueList {...rest} name={partOf(name, '值')} values={listOf(value)} onChange={onChange} />;
  if (arity === 'one')
    return <OneValue {...rest} name={partOf(name, '值')} value={value} onChange={onChange} />;
  const [low, high] = listOf(value);
  return (
    <span className={styles.range}>
      <OneValue
        {...rest}
        name={partOf(name, '下限')}
        value={low}
        onChange={(next) => onChange([next ?? '', high ?? ''])}
      />
      <span>至</span>
      <OneValue
        {...rest}
        name={partOf(name, '上限')}
        value={high}
        onChange={(next) => onChange([low ?? '', next ?? ''])}
      />
    </span>
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
