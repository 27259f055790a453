import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { auditActionsQuery } from '../api/audit.js';
import { useAddress } from '../app/address.js';
import { FilterBar } from '../app/filter-bar.js';
import { OUTCOME_OPTIONS } from './outcome.js';

/** Narrows the trail; all of it is kept in the address. */
export function AuditFilters() {
  return (
    <FilterBar>
      <Words name="who" label="谁" placeholder="姓名或人员编号" width={190} />
      <Action />
      <Words name="subject" label="对象编号" placeholder="对象编号" width={190} />
      <OutcomeChoice />
      <Days />
      <Words name="address" label="来源地址" placeholder="来源地址，如 10.1." width={230} />
    </FilterBar>
  );
}

function Words(props: { name: string; label: string; placeholder: string; width: number }) {
  const { text, change } = useAddress();
  const { name, label, placeholder, width } = props;
  return (
    <Input.Search
      key={text(name)}
      aria-label={label}
      placeholder={placeholder}
      allowClear
      maxLength={100}
      defaultValue={text(name)}
      onSearch={(words) => change({ [name]: words.trim() })}
      style={{ width }}
    />
  );
}

function Action() {
  const { text, change } = useAddress();
  const actions = useQuery(auditActionsQuery);
  return (
    <Select
      aria-label="动作"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="全部动作"
      loading={actions.isLoading}
      value={text('action')}
      options={actions.data?.items.map(({ action, text: label }) => ({ value: action, label }))}
      onChange={(action?: string) => change({ action })}
      style={{ width: 200 }}
    />
  );
}

function OutcomeChoice() {
  const { text, change } = useAddress();
  return (
    <Select
      aria-label="结果"
      allowClear
      placeholder="全部结果"
      value={text('outcome')}
      options={OUTCOME_OPTIONS}
      onChange={(outcome?: string) => change({ outcome })}
      style={{ width: 120 }}
    />
  );
}

function Days() {
  const { text, change } = useAddress();
  const [from, to] = [text('from'), text('to')];
  return (
    <DatePicker.RangePicker
      aria-label="日期"
      placeholder={['开始日期', '结束日期']}
      allowEmpty={[true, true]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(_, days) => change({ from: days?.[0], to: days?.[1] })}
      style={{ minWidth: 250 }}
    />
  );
}
