import { useQuery } from '@tanstack/react-query';
import { enterprisesQuery } from '../api/enterprises.js';
import { fileOf } from '../api/file-of.js';
import { oneOf, useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { SavedFilters } from '../app/saved-filters.js';
import { ENTERPRISE_COLUMNS } from './enterprise-columns.js';
import { EnterpriseFilters } from './enterprise-filters.js';

const SIZE = 20;

const ORDERS = ['registration', 'name', 'uscc', 'town', 'established'] as const;
const STATUSES = ['active', 'deregistered', 'merged'] as const;

/** Which enterprises are registered, and what is known of them? */
export default function EnterprisesPage() {
  const { text, page, change } = useAddress();
  const filter = {
    query: text('query'),
    town: text('town'),
    status: oneOf(STATUSES, text('status')),
    industry: text('industry'),
    grade: text('grade'),
    tag: text('tag'),
  };
  const order = oneOf(ORDERS, text('sort'));
  const descending = text('order') === 'desc';
  const enterprises = useQuery(
    enterprisesQuery({ ...filter, order, descending: descending ? 'true' : undefined, page, size: SIZE }),
  );
  const sorting = {
    by: order ?? '',
    descending,
    change: (sort: string, down: boolean) =>
      change({ sort, order: down ? 'desc' : undefined, page: undefined }),
  };
  return (
    <Page title="企业" lead="按名称或统一社会信用代码查找企业，查看已有数据、标签和体检结果。">
      <Panel flush>
        <EnterpriseFilters />
        <SavedFilters list="enterprises">
          <DownloadButton address={fileOf('/api/enterprises/export.csv', filter)}>导出 CSV</DownloadButton>
        </SavedFilters>
        <Loaded query={enterprises} rows={10}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title="没有找到企业">换一个关键词，或清除筛选条件。</Empty>
            ) : (
              <>
                <RecordTable
                  label="企业列表"
                  columns={SORTED_COLUMNS}
                  rows={items}
                  keyOf={({ uscc }) => uscc}
                  sorting={sorting}
                />
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

/** The server sorts: the page only says by what. */
const inOrder = () => 0;
const SORTED_COLUMNS = ENTERPRISE_COLUMNS.map((column) =>
  oneOf(ORDERS, column.key) ? { ...column, compare: inOrder } : column,
);
