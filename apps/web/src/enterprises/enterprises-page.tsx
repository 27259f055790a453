import { useQuery } from '@tanstack/react-query';
import { enterprisesQuery } from '../api/enterprises.js';
import { fileOf } from '../api/file-of.js';
import { oneOf, useAddress, usePaging, useSorting } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { inOrder } from '../app/record-table.js';
import { SavedFilters } from '../app/saved-filters.js';
import { ENTERPRISE_COLUMNS } from './enterprise-columns.js';
import { EnterpriseFilters } from './enterprise-filters.js';

const ORDERS = ['registration', 'name', 'uscc', 'town', 'established'] as const;
const STATUSES = ['active', 'deregistered', 'merged'] as const;

/** Which enterprises are registered, and what is known of them? */
export default function EnterprisesPage() {
  const { text } = useAddress();
  const paging = usePaging();
  const sorting = useSorting();
  const filter = {
    query: text('query'),
    town: text('town'),
    status: oneOf(STATUSES, text('status')),
    industry: text('industry'),
    grade: text('grade'),
    tag: text('tag'),
  };
  const enterprises = useQuery(
    enterprisesQuery({
      ...filter,
      order: oneOf(ORDERS, sorting.by),
      descending: sorting.descending ? 'true' : undefined,
      page: paging.page,
      size: paging.size,
    }),
  );
  return (
    <Page title="企业" lead="按名称或统一社会信用代码查找企业，查看已有数据、标签和体检结果。">
      <Panel flush>
        <EnterpriseFilters />
        <SavedFilters list="enterprises">
          <DownloadButton address={fileOf('/api/enterprises/export.csv', filter)}>导出 CSV</DownloadButton>
        </SavedFilters>
        <PagedTable
          query={enterprises}
          label="企业列表"
          columns={SORTED_COLUMNS}
          keyOf={({ uscc }) => uscc}
          unit="家"
          paging={paging}
          sorting={sorting}
          empty={<Empty title="没有找到企业">换一个关键词，或清除筛选条件。</Empty>}
        />
      </Panel>
    </Page>
  );
}

const SORTED_COLUMNS = ENTERPRISE_COLUMNS.map((column) =>
  oneOf(ORDERS, column.key) ? { ...column, compare: inOrder } : column,
);
