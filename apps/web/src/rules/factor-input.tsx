import { InputNumber } from 'antd';
import { partOf } from './place-name.js';
import styles from './rules.module.css';

interface Props {
  name: string;
  factor: number | undefined;
  onChange: (factor: number | undefined) => void;
}

/** How much of the other field is meant, in per cent; all of it when nothing is said. */
export function FactorInput({ name, factor = 1, onChange }: Props) {
  return (
    <span className={styles.factor}>
      的
      <InputNumber
        aria-label={partOf(name, '百分比')}
        controls={false}
        suffix="%"
        value={tidy(factor * 100)}
        onChange={(percent) => onChange(percent === null ? undefined : tidy(percent / 100))}
      />
    </span>
  );
}

/** Without the last digits, which are what is left of binary fractions: 0.07 × 100 is 7. */
const tidy = (number: number): number => Number(number.toPrecision(12));
