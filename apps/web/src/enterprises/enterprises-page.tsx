import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { Link } from 'react-router';
import { catalogueQuery } from '../api/catalogue.js';
import { enterprisesQuery } from '../api/enterprises.js';
import type { EnterpriseRow } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Page } from '../app/page.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { EnterpriseStatusMark, STATUS_OPTIONS } from './status.js';

const SIZE = 20;

const COLUMNS: readonly Column<EnterpriseRow>[] = [
  {
    key: 'name',
    title: '企业名称',
    main: true,
    render: ({ uscc, name, generated }) => (
      <>
        <Link to={`/enterprises/${uscc}`}>{name}</Link> {generated && <Mark>生成</Mark>}
      </>
    ),
  },
  { key: 'uscc', title: '统一社会信用代码', render: ({ uscc }) => <span className="number">{uscc}</span> },
  { key: 'town', title: '街镇', width: 140, render: ({ town }) => town ?? '暂无数据' },
  { key: 'industry', title: '行业', render: ({ industry }) => industry ?? '暂无数据' },
  {
    key: 'status',
    title: '状态',
    width: 90,
    render: ({ status }) => <EnterpriseStatusMark status={status} />,
  },
];

/** Which enterprises are registered, and what is known of them? */
export default function EnterprisesPage() {
  const { text, page, change } = useAddress();
  const enterprises = useQuery(
    enterprisesQuery({
      query: text('query'),
      town: text('town'),
      status: oneOf(['active', 'deregistered', 'merged'], text('status')),
      page,
      size: SIZE,
    }),
  );
  return (
    <Page title="企业" lead="按名称或统一社会信用代码查找企业，查看已有数据、标签和体检结果。">
      <Panel flush>
        <Filters />
        <Loaded query={enterprises} rows={10}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title="没有找到企业">换一个关键词，或清除筛选条件。</Empty>
            ) : (
              <>
                <RecordTable label="企业列表" columns={COLUMNS} rows={items} keyOf={({ uscc }) => uscc} />
                <Pager
                  page={page}
                  size={SIZE}
                  total={total}
                  unit="家"
                  onChange={(next) => change({ page: `${next}` })}
                />
              </>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

function Filters() {
  const { text, change } = useAddress();
  const towns = useQuery(catalogueQuery).data?.facts.find(({ key }) => key === 'town')?.options;
  const narrow = (values: Record<string, string | undefined>) => change({ ...values, page: undefined });
  return (
    <FilterBar>
      <Input.Search
        aria-label="搜索企业"
        placeholder="企业名称或统一社会信用代码"
        allowClear
        defaultValue={text('query')}
        onSearch={(query) => narrow({ query: query.trim() })}
        style={{ width: 320 }}
      />
      <Select
        aria-label="街镇"
        allowClear
        placeholder="全部街镇"
        value={text('town')}
        options={towns?.map(({ value, label }) => ({ value, label }))}
        onChange={(town?: string) => narrow({ town })}
        style={{ width: 160 }}
      />
      <Select
        aria-label="状态"
        allowClear
        placeholder="全部状态"
        value={text('status')}
        options={STATUS_OPTIONS}
        onChange={(status?: string) => narrow({ status })}
        style={{ width: 130 }}
      />
    </FilterBar>
  );
}
