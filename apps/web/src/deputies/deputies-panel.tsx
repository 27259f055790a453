import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { deputiesQuery, endDeputy } from '../api/deputies.js';
import type { Deputy } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { type Column, RecordTable } from '../app/record-table.js';
import { useStep } from '../app/use-change.js';
import { dayOf } from '../text/day.js';
import { DeputyDialog } from './deputy-dialog.js';
import { deputyState } from './deputy-state.js';

const stateOf = (deputy: Deputy) => deputyState(deputy, dayOf(new Date()));

const COLUMNS: readonly Column<Deputy>[] = [
  { key: 'deputy', title: '代理人', main: true, render: ({ deputy }) => deputy.name },
  {
    key: 'state',
    title: '状态',
    render: (deputy) => <Mark tone={stateOf(deputy).tone}>{stateOf(deputy).label}</Mark>,
  },
  {
    key: 'days',
    title: '起止',
    render: ({ starts, ends }) => (
      <span className="number">
        {starts} 至 {ends}
      </span>
    ),
  },
  { key: 'by', title: '由谁指定', render: ({ namedBy }) => namedBy },
];

/** Who stands in, from when until when; one's own deputies, or those of another person whom one looks after. */
export function DeputiesPanel({ person }: { person?: string }) {
  const board = useQuery(deputiesQuery(person));
  const [naming, setNaming] = useState(false);
  const actions: Column<Deputy> = {
    key: 'actions',
    title: '操作',
    render: (deputy) => (stateOf(deputy).open ? <EndButton deputy={deputy} person={person} /> : null),
  };
  return (
    <Panel
      title="代理人"
      flush
      extra={
        <Button size="small" onClick={() => setNaming(true)} disabled={!board.data}>
          指定代理人
        </Button>
      }
    >
      <Loaded query={board} rows={2}>
        {({ deputies, candidates }) => (
          <>
            {deputies.length === 0 ? (
              <Empty title="没有指定代理人">休假或外出时，可请同部门的同事在一段时间内代为办理。</Empty>
            ) : (
              <RecordTable
                label="代理人"
                columns={[...COLUMNS, actions]}
                rows={deputies}
                keyOf={({ id }) => id}
              />
            )}
            {naming && (
              <DeputyDialog candidates={candidates} person={person} onClose={() => setNaming(false)} />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function EndButton({ deputy, person }: { deputy: Deputy; person: string | undefined }) {
  const end = useStep(() => endDeputy(deputy.id, person), { stale: [['deputies']], said: '已结束代理' });
  return (
    <Popconfirm
      title={`结束${deputy.deputy.name}的代理？`}
      description="立即生效；代理期间做过的都留在记录里。"
      okText="结束"
      cancelText="取消"
      onConfirm={() => end.mutate()}
    >
      <Button size="small" danger loading={end.isPending} aria-label={`结束${deputy.deputy.name}的代理`}>
        结束
      </Button>
    </Popconfirm>
  );
}
