import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import styles from './rules.module.css';
import { TODAY } from './today.js';
import type { ValueProps } from './value-props.js';

const kinds = [
  { value: 'day', label: '某一天' },
  { value: TODAY, label: '判断当日' },
];

/** A day, or the day on which the rule will be judged. */
export function DayInput({ name, value, isFaulty, onChange }: ValueProps) {
  return (
    <span className={styles.day}>
      <Select
        aria-label={`${name}是哪一天`}
        value={value === TODAY ? TODAY : 'day'}
        options={kinds}
        onChange={(kind) => onChange(kind === TODAY ? TODAY : undefined)}
      />
      {value !== TODAY && (
        <DatePicker
          className={styles.value}
          aria-label={name}
          placeholder="YYYY-MM-DD"
          value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
          status={isFaulty ? 'error' : ''}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
        />
      )}
    </span>
  );
}
