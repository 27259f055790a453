import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { policiesQuery } from '../api/policies.js';
import type { PolicyRow } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { SavedFilters } from '../app/saved-filters.js';
import { SearchBox } from '../app/search-box.js';
import { POLICY_COLUMNS } from './policy-columns.js';
import { departmentsOf, matching } from './policy-filter.js';

/** Which policies are there, and which of them hold now? */
export default function PoliciesPage() {
  const policies = useQuery(policiesQuery);
  return (
    <Page title="政策" lead="选择一项政策，查看它的条件和能覆盖的企业，再新建推送。">
      <Panel flush>
        <Loaded query={policies}>{(all) => <Policies all={all} />}</Loaded>
      </Panel>
    </Page>
  );
}

function Policies({ all }: { all: PolicyRow[] }) {
  const address = useAddress();
  const rows = matching(all, {
    query: address.text('query'),
    department: address.text('department'),
    force: address.text('force'),
  });
  const sorting = {
    by: address.text('sort') ?? '',
    descending: address.text('order') === 'desc',
    change: (sort: string, descending: boolean) =>
      address.change({ sort, order: descending ? 'desc' : undefined }),
  };
  return (
    <>
      <FilterBar>
        <SearchBox label="搜索政策" placeholder="政策名称或文号" />
        <Select
          aria-label="部门"
          allowClear
          placeholder="全部部门"
          value={address.text('department')}
          options={departmentsOf(all)}
          onChange={(department?: string) => address.change({ department })}
          style={{ width: 200 }}
        />
        <Select
          aria-label="有效期"
          allowClear
          placeholder="全部状态"
          value={address.text('force')}
          options={[
            { value: 'yes', label: '在有效期' },
            { value: 'no', label: '不在有效期' },
          ]}
          onChange={(force?: string) => address.change({ force })}
          style={{ width: 140 }}
        />
      </FilterBar>
      <SavedFilters list="policies" />
      {rows.length === 0 ? (
        <Empty title={all.length === 0 ? '还没有政策' : '没有符合条件的政策'}>
          {all.length > 0 && '换一个关键词，或清除筛选条件。'}
        </Empty>
      ) : (
        <RecordTable
          label="政策列表"
          columns={POLICY_COLUMNS}
          rows={rows}
          keyOf={({ code }) => code}
          sorting={sorting}
        />
      )}
    </>
  );
}
