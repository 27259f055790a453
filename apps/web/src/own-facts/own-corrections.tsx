import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { markAnswersSeen, ownAttachment, ownCorrectionsQuery, withdrawCorrection } from '../api/own.js';
import type { Correction } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useStep } from '../app/use-change.js';
import { CORRECTION_COLUMNS, stateColumn } from '../corrections/correction-columns.js';

/** What the enterprise asked to have put right, and what it was answered; whoever looks has read the answers. */
export function OwnCorrections({ uscc }: { uscc: string }) {
  const corrections = useQuery(ownCorrectionsQuery(uscc));
  const queries = useQueryClient();
  const isNew = corrections.data?.some(
    ({ settledAt, seen, state }) => settledAt && !seen && state !== 'withdrawn',
  );
  useEffect(() => {
    if (!isNew) return;
    void markAnswersSeen(uscc).then(() => queries.invalidateQueries({ queryKey: ['own', uscc, 'unseen'] }));
  }, [isNew, uscc, queries]);
  return (
    <Panel flush>
      <Loaded query={corrections}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="还没有提出过纠错">在“指标”或“标签”中，点数据旁的“纠错”。</Empty>
          ) : (
            <RecordTable label="纠错记录" columns={columnsOf(uscc)} rows={rows} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Panel>
  );
}

const columnsOf = (uscc: string): readonly Column<Correction>[] => [
  ...CORRECTION_COLUMNS((id) => ownAttachment(uscc, id)),
  { key: 'department', title: '答复部门', width: 180, render: ({ department }) => department },
  stateColumn,
  {
    key: 'step',
    title: '操作',
    width: 90,
    render: (correction) =>
      correction.state === 'open' ? <Withdraw uscc={uscc} correction={correction} /> : null,
  },
];

function Withdraw({ uscc, correction }: { uscc: string; correction: Correction }) {
  const withdraw = useStep(() => withdrawCorrection(uscc, correction.id, correction.version), {
    stale: [['own', uscc]],
  });
  return (
    <Popconfirm title="撤回这项纠错？" okText="撤回" cancelText="取消" onConfirm={() => withdraw.mutate()}>
      <Button size="small" loading={withdraw.isPending}>
        撤回
      </Button>
    </Popconfirm>
  );
}
