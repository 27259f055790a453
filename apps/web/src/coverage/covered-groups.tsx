import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useAddress } from '../app/address.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import type { Coverage } from '../api/types.js';
import { percent } from '../text/number.js';
import { drawn, told } from '../text/told-count.js';
import { LeftOut } from './left-out.js';

type Split = Coverage['splits'][number];
type Group = Split['groups'][number];

/** How far the policies reach in each town, industry or size; a group opens to those it leaves out. */
export function CoveredGroups({ coverage }: { coverage: Coverage }) {
  const address = useAddress();
  const [group, setGroup] = useState<Group>();
  const split = coverage.splits.find(({ by }) => by === (address.text('by') ?? 'town')) ?? coverage.splits[0];
  if (!split) return null;
  const choose = (by: Split['by']) => {
    setGroup(undefined);
    address.change({ by });
  };
  return (
    <Panel
      title="谁被漏下"
      flush
      extra={
        <Radio.Group
          aria-label="按什么分"
          optionType="button"
          size="small"
          value={split.by}
          options={coverage.splits.map(({ by, label }) => ({ value: by, label: `按${label}` }))}
          onChange={(event) => choose(event.target.value as Split['by'])}
        />
      }
    >
      <RecordTable
        label={`按${split.label}分的覆盖情况`}
        columns={columnsOf(split, coverage.exact ? setGroup : undefined)}
        rows={split.groups}
        keyOf={({ key }) => key ?? ''}
      />
      {group && (
        <LeftOut by={split.by} group={group.key} label={group.label} onClose={() => setGroup(undefined)} />
      )}
    </Panel>
  );
}

function columnsOf(split: Split, open: ((group: Group) => void) | undefined): readonly Column<Group>[] {
  return [
    { key: 'label', title: split.label, main: true, render: ({ label }) => label },
    { key: 'active', title: '在业企业', numeric: true, render: ({ active }) => told({ count: active }) },
    { key: 'reached', title: '至少符合一项', numeric: true, render: ({ reached }) => told(reached) },
    { key: 'open', title: '待补充或认定', numeric: true, render: (row) => told(row.open) },
    { key: 'unreached', title: '一项也不符合', numeric: true, render: ({ unreached }) => told(unreached) },
    {
      key: 'share',
      title: '占比',
      numeric: true,
      render: ({ unreached, active }) =>
        unreached.count === null ? null : percent(drawn(unreached), active),
    },
    ...(open
      ? [
          {
            key: 'names',
            title: '名单',
            render: (row: Group) => (
              <Button size="small" type="link" onClick={() => open(row)}>
                查看<span className="visually-hidden">{row.label}未覆盖的企业</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
}
