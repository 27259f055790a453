import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Field } from '../app/field.js';
import styles from './editor.module.css';

interface Props {
  label: string;
  hint?: string;
  fault?: string | undefined;
  placeholder?: string;
  /** YYYY-MM-DD */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A labelled day, or none. */
export function DayField({ label, hint, fault, placeholder = '未定', value, onChange }: Props) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) => (
        <DatePicker
          {...control}
          className={styles.day}
          placeholder={placeholder}
          value={value ? dayjs(value) : null}
          onChange={(_, text) => onChange(text || null)}
        />
      )}
    </Field>
  );
}
