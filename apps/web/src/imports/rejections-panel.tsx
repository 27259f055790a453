import { useQuery } from '@tanstack/react-query';
import { rejectedRowsFile, rejectionsFile, rejectionsQuery } from '../api/imports.js';
import type { ImportRejection } from '../api/types.js';
import { usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Loaded } from '../app/loaded.js';
import { Pager } from '../app/pager.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';

const COLUMNS: readonly Column<ImportRejection>[] = [
  { key: 'row', title: '行', width: 90, render: ({ row }) => `第 ${row} 行` },
  { key: 'column', title: '列', render: ({ column }) => column ?? '整行' },
  { key: 'value', title: '值', render: ({ value }) => value },
  { key: 'reason', title: '原因', render: ({ reason }) => reason },
];

/** The rows an import refused: where, what, and why. */
export function RejectionsPanel({ id, keepsRows }: { id: string; keepsRows: boolean }) {
  const paging = usePaging();
  const rejections = useQuery(rejectionsQuery(id, paging.page, paging.size));
  return (
    <Panel
      flush
      title="拒绝的行"
      extra={
        <>
          {keepsRows && (
            <DownloadButton address={rejectedRowsFile(id)}>下载这些行，改正后再导入</DownloadButton>
          )}{' '}
          <DownloadButton address={rejectionsFile(id)}>下载原因（CSV）</DownloadButton>
        </>
      }
    >
      <Loaded query={rejections}>
        {({ items, total }) => (
          <>
            <RecordTable
              label="拒绝的行"
              columns={COLUMNS}
              rows={items}
              keyOf={({ row, column }) => `${row}/${column}`}
            />
            <Pager {...paging} total={total} unit="处" />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
