import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { blocksQuery } from '../api/pushes.js';
import type { PushBlock } from '../api/types.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { count } from '../text/number.js';
import { channelName } from './ledger-panel.js';

const COLUMNS: readonly Column<PushBlock>[] = [
  { key: 'block', title: '块', render: ({ block }) => `第 ${block} 块` },
  { key: 'ordinals', title: '企业序号', render: ({ ordinals }) => ordinals },
  { key: 'channel', title: '渠道', render: ({ channel }) => channelName(channel) },
  { key: 'targeted', title: '应投（家）', numeric: true, render: ({ targeted }) => count(targeted) },
  { key: 'delivered', title: '已投（家）', numeric: true, render: ({ delivered }) => count(delivered) },
];

/** The ledger as it is kept, in blocks of 4,096 enterprises; asked for only when wanted. */
export function BlocksPanel({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Panel
      flush
      title="台账明细（每块 4,096 家）"
      extra={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '展开'}
        </Button>
      }
    >
      {open && <Blocks id={id} />}
    </Panel>
  );
}

function Blocks({ id }: { id: string }) {
  const blocks = useQuery(blocksQuery(id));
  return (
    <Loaded query={blocks}>
      {(rows) => (
        <RecordTable
          label="台账明细"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ block, channel }) => `${block}/${channel}`}
        />
      )}
    </Loaded>
  );
}
