import { Button } from 'antd';
import type { AuditEntry } from '../api/types.js';
import type { Column } from '../app/record-table.js';
import { secondOf } from '../text/day.js';
import { Doer } from './doer.js';
import { Outcome } from './outcome.js';

/** What a row of the trail shows; its action opens the rest. */
export const auditColumns = (open: (id: string) => void): readonly Column<AuditEntry>[] => [
  {
    key: 'at',
    title: '时间',
    width: 170,
    render: ({ at }) => <span className="number">{secondOf(at)}</span>,
  },
  { key: 'who', title: '谁', render: (entry) => <Doer entry={entry} /> },
  {
    key: 'action',
    title: '动作',
    main: true,
    render: ({ id, at, actionText }) => (
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => open(id)}>
        {actionText}
        <span className="visually-hidden">（{secondOf(at)}）的详情</span>
      </Button>
    ),
  },
  { key: 'subject', title: '对象', render: ({ subject }) => subject },
  { key: 'outcome', title: '结果', width: 90, render: ({ outcome }) => <Outcome outcome={outcome} /> },
  { key: 'address', title: '地址', width: 150, render: ({ address }) => address },
];
