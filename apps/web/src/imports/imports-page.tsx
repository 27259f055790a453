import { useQuery } from '@tanstack/react-query';
import { importsQuery } from '../api/imports.js';
import { useAddress } from '../app/address.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { IMPORT_COLUMNS } from './import-columns.js';
import { UploadPanel } from './upload-panel.js';

const SIZE = 20;

/** Which data came in, and what became of it? */
export default function ImportsPage() {
  const { page, change } = useAddress();
  const write = useMay('imports:write');
  const imports = useQuery(importsQuery(page, SIZE));
  return (
    <Page title="数据导入" lead="按统一社会信用代码新增或更新企业；错误的行逐行说明，正确的行照常导入。">
      {write && <UploadPanel />}
      <Panel title="导入记录" flush>
        <Loaded query={imports}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty title="还没有导入">下载模板，填好后上传 CSV 或 XLSX 文件。</Empty>
            ) : (
              <>
                <RecordTable label="导入记录" columns={IMPORT_COLUMNS} rows={items} keyOf={({ id }) => id} />
                <Pager
                  page={page}
                  size={SIZE}
                  total={total}
                  unit="次"
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
