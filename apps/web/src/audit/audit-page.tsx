import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { auditFile, auditQuery } from '../api/audit.js';
import type { AuditEntry, AuditSearch } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { RecordTable } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { count } from '../text/number.js';
import { auditColumns } from './audit-columns.js';
import { AuditFilters } from './audit-filters.js';
import styles from './audit.module.css';
import { ChainPanel } from './chain-panel.js';
import { EntryDrawer } from './entry-drawer.js';

const OUTCOMES = ['begun', 'ok', 'refused', 'failed'] as const;
const MOST_COUNTED = 10_000;

/** Who did what, when, from where, and how did it end? */
export default function AuditPage() {
  const { text, change } = useAddress();
  const search = useSearch();
  const exports = useMay('audit:export');
  const entries = useInfiniteQuery(auditQuery(search));
  const opened = text('entry');
  return (
    <Page
      title="审计"
      lead="谁在什么时候、从哪里、对什么做了什么、结果如何。查询和导出本身也会记录。"
      actions={exports && <DownloadButton address={auditFile(search)}>导出（CSV）</DownloadButton>}
    >
      <ChainPanel />
      <Panel flush>
        <AuditFilters />
        <Loaded query={entries} rows={10}>
          {({ pages }) => (
            <Entries
              rows={pages.flatMap(({ items }) => items)}
              total={pages.at(-1)?.total ?? 0}
              onOpen={(entry) => change({ entry })}
            />
          )}
        </Loaded>
        {entries.hasNextPage && (
          <div className={styles.more}>
            <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              更早的记录
            </Button>
          </div>
        )}
      </Panel>
      {opened && <EntryDrawer id={opened} onClose={() => change({ entry: undefined })} />}
    </Page>
  );
}

/** What is looked for, as the address says. */
function useSearch(): AuditSearch {
  const { text } = useAddress();
  return {
    who: text('who'),
    action: text('action'),
    subject: text('subject'),
    outcome: oneOf(OUTCOMES, text('outcome')),
    from: text('from'),
    to: text('to'),
    address: text('address'),
  };
}

interface EntriesProps {
  rows: readonly AuditEntry[];
  total: number;
  onOpen: (id: string) => void;
}

function Entries({ rows, total, onOpen }: EntriesProps) {
  if (rows.length === 0) return <Empty title="没有符合条件的记录">换一个条件，或清除筛选。</Empty>;
  return (
    <>
      <p className={`${styles.count} muted number`}>
        {total > MOST_COUNTED ? `${count(MOST_COUNTED)} 条以上` : `共 ${count(total)} 条`}，已显示{' '}
        {count(rows.length)} 条，新的在前
      </p>
      <RecordTable label="审计记录" columns={auditColumns(onOpen)} rows={rows} keyOf={({ id }) => id} />
    </>
  );
}
