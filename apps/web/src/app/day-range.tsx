import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };
  label: string;
  value: readonly [starts: string, ends: string];
  /** Whether the last day may be left open. */
  open?: boolean;
  onChange: (value: readonly [starts: string, ends: string]) => void;
}

const read = (day: string) => (day ? dayjs(day) : null);

/** From day to day, today at the earliest. */
export function DayRange({ control: { id, ...described }, label, value, open = false, onChange }: Props) {
  return (
    <DatePicker.RangePicker
      {...described}
      id={{ start: id }}
      aria-label={label}
      style={{ width: '100%' }}
      allowEmpty={[false, open]}
      placeholder={['起日', open ? '止日（可空）' : '止日']}
      minDate={dayjs()}
      value={[read(value[0]), read(value[1])]}
      onChange={(_, days) => onChange([days?.[0] ?? '', days?.[1] ?? ''])}
    />
  );
}
