import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** For the first day; the last one is named beside it. */
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };
  value: readonly [starts: string, ends: string];
  /** Whether the last day may be left open. */
  open?: boolean;
  onChange: (value: readonly [starts: string, ends: string]) => void;
}

const read = (day: string) => (day ? dayjs(day) : null);
const styles = { flex: '1 1 140px' };

/** From day to day, today at the earliest. */
export function DayRange({ control, value: [starts, ends], open = false, onChange }: Props) {
  const today = dayjs().startOf('day');
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <DatePicker
        {...control}
        style={styles}
        placeholder="起日"
        allowClear={false}
        minDate={today}
        value={read(starts)}
        onChange={(_, day) => onChange([day ?? '', ends])}
      />
      <DatePicker
        aria-label="止日"
        style={styles}
        placeholder={open ? '止日（可空）' : '止日'}
        minDate={read(starts) ?? today}
        value={read(ends)}
        onChange={(_, day) => onChange([starts, day ?? ''])}
      />
    </div>
  );
}
