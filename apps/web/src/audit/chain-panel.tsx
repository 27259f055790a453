import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Typography } from 'antd';
import { chainQuery, verifyChain } from '../api/audit.js';
import { reasonOf } from '../api/problem.js';
import type { ChainState } from '../api/types.js';
import { Facts } from '../app/facts.js';
import { Loaded } from '../app/loaded.js';
import { NoticeBar } from '../app/notice-bar.js';
import { Panel } from '../app/panel.js';
import { minuteOf } from '../text/day.js';
import { count } from '../text/number.js';

/** Does the chain hold, when was that proved last, and where has it gone? */
export function ChainPanel() {
  const chain = useQuery(chainQuery);
  const verify = useVerifying();
  return (
    <Panel
      title="审计链"
      extra={
        <Button size="small" loading={verify.isPending} onClick={() => verify.mutate()}>
          立即核对
        </Button>
      }
    >
      <Loaded query={chain} rows={2}>
        {(state) => (
          <>
            <Broken state={state} />
            <Facts
              of={[
                ['核对', <span role="status">{checkText(state)}</span>],
                ['待封印', `${count(state.unsealed)} 条`],
                ['转发', forwardingText(state)],
                ['保存', keepingText(state)],
                ['链尾', <Head head={state.head} />],
              ]}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function useVerifying() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: verifyChain,
    onSuccess: ({ broken, verified }) =>
      void (broken
        ? message.error(broken.message)
        : message.success(`已核对 ${count(verified)} 条，没有断点`)),
    onError: (error) => void message.error(reasonOf(error)),
    onSettled: () => queries.invalidateQueries(chainQuery),
  });
}

function Broken({ state: { check, forwarding } }: { state: ChainState }) {
  return (
    <>
      {check?.broken && (
        <NoticeBar tone="bad">
          审计链断在这里：{check.broken.message}。请保留现场，并用备份或日志服务器中的记录比对。
        </NoticeBar>
      )}
      {forwarding?.failedSince && (
        <NoticeBar tone="warn">
          自 {minuteOf(forwarding.failedSince)} 起没能转发到日志服务器：{forwarding.failure}
          。恢复后会接着发送，不会遗漏。
        </NoticeBar>
      )}
    </>
  );
}

/** The end of the chain, to be kept elsewhere: whoever rewrites everything can't change that. */
function Head({ head: { number, hash } }: { head: ChainState['head'] }) {
  const text = `${number}:${hash}`;
  return (
    <Typography.Text copyable={{ text, tooltips: ['复制，另行保存', '已复制'] }}>
      <span className="number">
        {number}:{hash.slice(0, 12)}…
      </span>
    </Typography.Text>
  );
}

function checkText({ check }: ChainState): string {
  if (!check) return '还没有核对过';
  return `已验证到第 ${check.verified} 条 · 上次 ${minuteOf(check.at)}`;
}

function forwardingText({ forwarding, head }: ChainState): string | null {
  if (!forwarding) return null;
  const behind = Number(head.number) - Number(forwarding.number);
  return `日志服务器已收到第 ${forwarding.number} 条${behind > 0 ? `，还差 ${count(behind)} 条` : ''}`;
}

function keepingText({ keepMonths, archived }: ChainState): string {
  const online = `在线保存 ${keepMonths} 个月`;
  return archived ? `${online}，已归档到第 ${archived.last} 条` : online;
}
