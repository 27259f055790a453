import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from './address.js';

const read = (day: string | undefined) => (day ? dayjs(day) : null);

/** Narrows the list beneath to some days, either end of which may be open; kept in the address, the list begins anew. */
export function DaysBetween() {
  const { text, change } = useAddress();
  return (
    <DatePicker.RangePicker
      aria-label="日期"
      placeholder={['开始日期', '结束日期']}
      allowEmpty={[true, true]}
      value={[read(text('from')), read(text('to'))]}
      onChange={(_, days) => change({ from: days?.[0], to: days?.[1], page: undefined })}
      style={{ minWidth: 250 }}
    />
  );
}
