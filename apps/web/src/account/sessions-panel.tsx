import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { endOtherSessions, endSession, ownSessionsQuery } from '../api/session.js';
import type { OwnSession } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { useStep } from '../app/use-change.js';
import { minuteOf } from '../text/day.js';
import { deviceName } from './device-name.js';

const COLUMNS: readonly Column<OwnSession>[] = [
  {
    key: 'device',
    title: '设备',
    main: true,
    render: ({ device, current }) => (
      <>
        {deviceName(device)} {current && <Mark tone="ok">本机</Mark>}
      </>
    ),
  },
  { key: 'address', title: '登录地址', render: ({ address }) => address },
  { key: 'created', title: '登录时间', render: ({ createdAt }) => minuteOf(createdAt) },
  { key: 'seen', title: '最近使用', render: ({ lastSeenAt }) => minuteOf(lastSeenAt) },
];

/** Where the person is signed in, with ways to end what they don't know. */
export function SessionsPanel() {
  const sessions = useQuery(ownSessionsQuery);
  const end = useStep((id: string | null) => (id === null ? endOtherSessions() : endSession(id)), {
    stale: [ownSessionsQuery.queryKey],
    said: '已退出',
  });
  const actions: Column<OwnSession> = {
    key: 'actions',
    title: '操作',
    render: ({ id, current, device }) =>
      current ? null : (
        <Button
          size="small"
          aria-label={`退出 ${deviceName(device)} 上的登录`}
          onClick={() => end.mutate(id)}
        >
          退出
        </Button>
      ),
  };
  const others = (sessions.data ?? []).some(({ current }) => !current);
  return (
    <Panel
      title="登录的设备"
      flush
      extra={
        others && (
          <Button size="small" onClick={() => end.mutate(null)} loading={end.isPending}>
            退出其他全部
          </Button>
        )
      }
    >
      <Loaded query={sessions} rows={2}>
        {(rows) => (
          <RecordTable
            label="登录的设备"
            columns={[...COLUMNS, actions]}
            rows={rows}
            keyOf={({ id }) => id}
          />
        )}
      </Loaded>
    </Panel>
  );
}
