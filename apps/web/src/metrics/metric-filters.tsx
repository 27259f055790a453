import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from '../app/address.js';
import { DepartmentChoice } from '../app/department-choice.js';
import { FilterBar } from '../app/filter-bar.js';
import { presetOf, presetPeriod, PRESETS, type Period, type PresetName } from './period.js';

interface Props {
  period: Period;
  today: string;
}

/** The period and the scope of the figures; both are kept in the address. */
export function MetricFilters({ period, today }: Props) {
  const { change } = useAddress();
  const show = (changes: Record<string, string | undefined>) => change({ ...changes, page: undefined });
  const preset = presetOf(period, today);
  return (
    <FilterBar>
      <Segmented<PresetName | 'custom'>
        aria-label="期间"
        options={[
          ...PRESETS.map(({ name, label }) => ({ value: name, label })),
          ...(preset ? [] : [{ value: 'custom' as const, label: '自定' }]),
        ]}
        value={preset ?? 'custom'}
        onChange={(name) => name !== 'custom' && show({ ...presetPeriod(name, today) })}
      />
      <DatePicker.RangePicker
        aria-label="自定期间"
        allowClear={false}
        value={[dayjs(period.from), dayjs(period.to)]}
        onChange={(_, [from, to]) => show({ from, to })}
        style={{ minWidth: 250 }}
      />
      <DepartmentChoice all="全区" />
    </FilterBar>
  );
}
