import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from '../app/address.js';
import { FilterBar } from '../app/filter-bar.js';
import { SearchBox } from '../app/search-box.js';
import { DepartmentSelect } from '../policies/department-select.js';
import { STATE_OPTIONS } from './state.js';

/** Narrows the list of pushes; all of it is kept in the address. */
export function PushFilters() {
  const { text, change } = useAddress();
  const narrow = (values: Record<string, string | undefined>) => change({ ...values, page: undefined });
  const [from, to] = [text('from'), text('to')];
  return (
    <FilterBar>
      <SearchBox label="搜索推送标题" placeholder="标题中的字" width={240} />
      <Select
        aria-label="状态"
        allowClear
        placeholder="全部状态"
        value={text('state')}
        options={STATE_OPTIONS}
        onChange={(state?: string) => narrow({ state })}
        style={{ width: 130 }}
      />
      <DepartmentSelect
        value={text('department')}
        placeholder="全部部门"
        onChange={(department) => narrow({ department })}
      />
      <DatePicker.RangePicker
        aria-label="日期"
        placeholder={['开始日期', '结束日期']}
        allowEmpty={[true, true]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(_, [start, end]) => narrow({ from: start, to: end })}
        style={{ minWidth: 250 }}
      />
    </FilterBar>
  );
}
