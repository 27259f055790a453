import { useQuery } from '@tanstack/react-query';
import { importsQuery } from '../api/imports.js';
import { usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { useMay } from '../app/session.js';
import { IMPORT_COLUMNS } from './import-columns.js';
import { UploadPanel } from './upload-panel.js';

/** Which data came in, and what became of it? */
export default function ImportsPage() {
  const paging = usePaging();
  const write = useMay('imports:write');
  const imports = useQuery(importsQuery(paging.page, paging.size));
  return (
    <Page title="数据导入" lead="按统一社会信用代码新增或更新企业；错误的行逐行说明，正确的行照常导入。">
      {write && <UploadPanel />}
      <Panel
        title="导入记录"
        flush
        extra={<DownloadButton address="/api/imports/export.csv">导出 CSV</DownloadButton>}
      >
        <PagedTable
          query={imports}
          label="导入记录"
          columns={IMPORT_COLUMNS}
          keyOf={({ id }) => id}
          unit="次"
          paging={paging}
          empty={<Empty title="还没有导入">下载模板，填好后上传 CSV 或 XLSX 文件。</Empty>}
        />
      </Panel>
    </Page>
  );
}
