import { Checkbox, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

import { IndustrySelect } from './industry-select.js';
import styles from './rules.module.css';
import { TODAY } from './today.js';
import type { ValueProps } from './value-props.js';

interface Props extends Omit<ValueProps, 'value'> {
  values: readonly unknown[];
}

/** Several values in the way that fits the field. */
export function ValueList(props: Props) {
  switch (props.field.type) {
    case 'number':
      return <NumberList {...props} />;
    case 'date':
      return <DayList {...props} />;
    case 'industry':
      return <IndustrySelect {...props} several codes={props.values.map(String)} />;
    default:
      return <Choices {...props} />;
  }
}

const statusOf = (isFaulty: boolean) => (isFaulty ? 'error' : '');

function Choices({ field, name, values, isFaulty, onChange }: Props) {
  return (
    <Select
      className={styles.value}
      mode="multiple"
      aria-label={name}
      placeholder="可选几项"
      showSearch={{ optionFilterProp: 'label' }}
      value={values.map(String)}
      options={(field.options ?? []).map(({ value, label }) => ({ value, label }))}
      status={statusOf(isFaulty)}
      onChange={onChange}
    />
  );
}

function NumberList({ field, name, values, isFaulty, onChange }: Props) {
  return (
    <Select
      className={styles.value}
      mode="tags"
      aria-label={field.unit ? `${name}（${field.unit}）` : name}
      placeholder="输入一个数，按回车"
      tokenSeparators={[',', '，', ' ', '、']}
      open={false}
      suffix={field.unit}
      value={values.map(String)}
      status={statusOf(isFaulty)}
      onChange={(texts: string[]) => onChange(numbersIn(texts))}
    />
  );
}

/** What is no number does not get in. */
const numbersIn = (texts: readonly string[]): number[] =>
  texts.filter((text) => text.trim() !== '' && Number.isFinite(Number(text))).map(Number);

function DayList({ name, values, isFaulty, onChange }: Props) {
  const days = values.filter((value) => value !== TODAY).map(String);
  const today = values.includes(TODAY) ? [TODAY] : [];
  return (
    <span className={styles.day}>
      <DatePicker
        className={styles.value}
        multiple
        aria-label={name}
        placeholder="可选几天"
        value={days.map((day) => dayjs(day))}
        status={statusOf(isFaulty)}
        onChange={(chosen: Dayjs[] | null) => onChange([...today, ...(chosen ?? []).map(dayOf)])}
      />
      <Checkbox
        aria-label={`${name}含判断当日`}
        checked={today.length > 0}
        onChange={({ target }) => onChange(target.checked ? [TODAY, ...days] : days)}
      >
        含判断当日
      </Checkbox>
    </span>
  );
}

const dayOf = (day: Dayjs): string => day.format('YYYY-MM-DD');
