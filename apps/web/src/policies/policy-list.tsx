import { useQuery } from '@tanstack/react-query';
import { policiesFile, policiesQuery, policyListQuery } from '../api/policies.js';
import type { PolicyListQuery, PolicyRow } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { SavedFilters } from '../app/saved-filters.js';
import { SearchBox } from '../app/search-box.js';
import { WholeTable } from '../app/whole-table.js';
import { POLICY_COLUMNS } from './policy-columns.js';

const STATES = [
  { value: 'inForce', label: '在有效期' },
  { value: 'ended', label: '不在有效期' },
  { value: 'repealed', label: '已废止' },
] as const;
const STATE_KEYS = STATES.map(({ value }) => value);

/** The policies that are published, narrowed, sorted and in pages. */
export function PolicyList() {
  const { text } = useAddress();
  const query: PolicyListQuery = {
    ...given('query', text('query')),
    ...given('department', text('department')),
    ...given('theme', text('theme')),
    ...given('state', oneOf(STATE_KEYS, text('state'))),
  };
  const policies = useQuery(policyListQuery(query));
  return (
    <>
      <Filters />
      <SavedFilters list="policies">
        <DownloadButton address={policiesFile(query)}>导出 CSV</DownloadButton>
      </SavedFilters>
      <Loaded query={policies}>{(rows) => <Rows rows={rows} query={query} />}</Loaded>
    </>
  );
}

const given = <K extends string, V>(key: K, value: V | undefined) =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

function Filters() {
  const all = useQuery(policiesQuery).data ?? [];
  return (
    <FilterBar>
      <SearchBox label="搜索政策" placeholder="政策名称或文号" />
      <Choice label="部门" name="department" options={departmentsOf(all)} width={180} />
      <Choice label="主题" name="theme" options={themesOf(all)} width={150} />
      <Choice label="状态" name="state" options={STATES} width={140} />
    </FilterBar>
  );
}

function departmentsOf(all: readonly PolicyRow[]) {
  const names = new Map(all.map(({ department }) => [department.code, department.name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

const themesOf = (all: readonly PolicyRow[]) =>
  [...new Set(all.flatMap(({ themes }) => themes))].map((theme) => ({ value: theme, label: theme }));

function Rows({ rows, query }: { rows: readonly PolicyRow[]; query: PolicyListQuery }) {
  if (rows.length === 0)
    return (
      <Empty title="没有符合条件的政策">
        {Object.keys(query).length > 0 ? '换一个关键词，或清除筛选条件。' : '还没有发布的政策。'}
      </Empty>
    );
  return (
    <>
      <WholeTable
        label="政策列表"
        columns={POLICY_COLUMNS}
        rows={rows}
        keyOf={({ code }) => code}
        unit="项"
      />
    </>
  );
}
