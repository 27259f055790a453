import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { auditEntryQuery } from '../api/audit.js';
import type { AuditEntry } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { secondOf } from '../text/day.js';
import styles from './audit.module.css';
import { Doer } from './doer.js';
import { givenFields, type GivenField } from './entry-fields.js';
import { Outcome } from './outcome.js';

const FIELD_COLUMNS: readonly Column<GivenField>[] = [
  { key: 'name', title: '字段', main: true, width: 200, render: ({ name }) => name },
  { key: 'text', title: '内容', render: ({ text }) => text },
];

/** One entry: all that is kept of it, and its link in the chain. */
export function EntryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useQuery(auditEntryQuery(id));
  return (
    <Drawer open title={`审计记录 ${id}`} onClose={onClose} size="large">
      <Loaded query={entry}>{(found) => <Entry entry={found} />}</Loaded>
    </Drawer>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const fields = givenFields(entry.details);
  return (
    <>
      <Facts
        of={[
          ['时间', <span className="number">{secondOf(entry.at)}</span>],
          ['结果', <Outcome outcome={entry.outcome} />],
          ['谁', <Doer entry={entry} />],
          ['部门', entry.department],
          ['代表', entry.onBehalfOf],
          ['地址', entry.address],
          ['动作', `${entry.actionText}（${entry.action}）`],
          ['对象', entry.subject && [entry.subjectType, entry.subject].filter(Boolean).join(' ')],
          ['错误代码', entry.code],
          ['接口', typeof entry.details['route'] === 'string' ? entry.details['route'] : null],
        ]}
      />
      <h3 className={styles.heading}>提交的字段</h3>
      {fields.length > 0 ? (
        <div className={styles.fields}>
          <RecordTable label="提交的字段" columns={FIELD_COLUMNS} rows={fields} keyOf={({ name }) => name} />
        </div>
      ) : (
        <Empty title="没有提交内容" />
      )}
      <Link entry={entry} />
    </>
  );
}

/** Where the entry stands in the chain, and from which program it came. */
function Link({ entry: { number, algorithm, hash, agent } }: { entry: AuditEntry }) {
  return (
    <>
      <h3 className={styles.heading}>封印</h3>
      <dl className={styles.link}>
        <dt>审计链</dt>
        <dd>{number === null ? '尚未封印，约一秒后封入' : `第 ${number} 条 · ${algorithm}`}</dd>
        {hash && (
          <>
            <dt>摘要</dt>
            <dd className="number">{hash}</dd>
          </>
        )}
        {agent && (
          <>
            <dt>客户端</dt>
            <dd>{agent}</dd>
          </>
        )}
      </dl>
    </>
  );
}
