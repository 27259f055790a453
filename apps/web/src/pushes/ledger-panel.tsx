import type { LedgerLine, PushDetail } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { count, percent } from '../text/number.js';
import styles from './pushes.module.css';

const CHANNELS: Record<string, string> = { page: '企业专属网页' };

/** The name of a channel in words. */
export const channelName = (channel: string): string => CHANNELS[channel] ?? channel;

const REASONS: Record<string, string> = {
  opted_out: '已退订',
  capped: '达到次数上限',
  unbound: '未绑定',
  inactive: '非在业',
  'refused-personalised': '拒绝个性化推送',
};

const total = (reasons: Record<string, number>): number =>
  Object.values(reasons).reduce((sum, members) => sum + members, 0);

function Reasons({ of }: { of: Record<string, number> }) {
  const lines = Object.entries(of);
  return (
    <>
      {count(total(of))}
      {lines.map(([reason, members]) => (
        <div key={reason} className={styles.reasons}>
          {REASONS[reason] ?? reason} {count(members)} 家
        </div>
      ))}
    </>
  );
}

const COLUMNS: readonly Column<LedgerLine>[] = [
  { key: 'channel', title: '渠道', render: ({ channel }) => channelName(channel) },
  { key: 'targeted', title: '应投（家）', numeric: true, render: ({ targeted }) => count(targeted) },
  { key: 'delivered', title: '已投（家）', numeric: true, render: ({ delivered }) => count(delivered) },
  {
    key: 'suppressed',
    title: '不投（家）',
    numeric: true,
    render: ({ suppressed }) => <Reasons of={suppressed} />,
  },
  { key: 'failed', title: '失败（家）', numeric: true, render: ({ failed }) => <Reasons of={failed} /> },
  {
    key: 'uncertain',
    title: '不确定（家）',
    numeric: true,
    render: ({ uncertain }) => <Reasons of={uncertain} />,
  },
  { key: 'pending', title: '待投（家）', numeric: true, render: ({ pending }) => count(pending) },
  {
    key: 'balanced',
    title: '核对',
    render: ({ balanced }) => <Mark tone={balanced ? 'ok' : 'bad'}>{balanced ? '✓ 平衡' : '✗ 不平衡'}</Mark>,
  },
];

/** What became of the push, channel by channel; the sums must balance. */
export function LedgerPanel({ push }: { push: PushDetail }) {
  if (push.ledger.length === 0) return <NobodyReached push={push} />;
  return (
    <Panel title="投放台账" flush>
      <RecordTable label="投放台账" columns={COLUMNS} rows={push.ledger} keyOf={({ channel }) => channel} />
      <p className={styles.balance}>
        应投 = 已投 + 不投 + 失败 + 不确定 + 待投。
        {push.read !== null && push.delivered !== null && (
          <>
            已读 <b className="number">{count(push.read)} 家</b>，占已投的{' '}
            {percent(push.read, push.delivered)}。
          </>
        )}
        {push.dispatchedOn && ` 投放日 ${push.dispatchedOn}。`}
      </p>
    </Panel>
  );
}

/** Planning found nobody to tell: nothing stands in the ledger, and that deserves a reason. */
function NobodyReached({ push }: { push: PushDetail }) {
  const told = push.audience?.alreadyTold ?? 0;
  return (
    <Panel title="投放台账">
      <p>
        这次推送没有投放到任何企业。
        {told > 0
          ? `所选分组中有 ${count(told)} 家企业此前已就同一政策告知过，不再重复投放。`
          : '投放时所选分组中没有企业。'}
      </p>
    </Panel>
  );
}
