import { Radio } from 'antd';
import { useState } from 'react';
import type { RuleInsight, Split } from '../api/types.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { percent } from '../text/number.js';
import { drawn, told } from '../text/told-count.js';
import styles from './insight.module.css';

type Group = Split['groups'][number];

/** Where the enterprises are: by town, by industry, by size. */
export function Splits({ insight }: { insight: RuleInsight }) {
  const [by, setBy] = useState<Split['by']>('town');
  const split = insight.splits.find((each) => each.by === by);
  return (
    <section aria-label="分布">
      <Radio.Group
        aria-label="按什么分"
        optionType="button"
        value={by}
        options={insight.splits.map(({ by: value, label }) => ({ value, label: `按${label}` }))}
        onChange={(event) => setBy(event.target.value as Split['by'])}
        style={{ marginBottom: 10 }}
      />
      {split && (
        <RecordTable
          label={`按${split.label}分`}
          columns={columnsOf(split)}
          rows={split.groups}
          keyOf={({ key }) => key ?? ''}
        />
      )}
    </section>
  );
}

function columnsOf(split: Split): readonly Column<Group>[] {
  const most = Math.max(1, ...split.groups.map(({ eligible }) => drawn(eligible)));
  return [
    { key: 'label', title: split.label, main: true, render: ({ label }) => label },
    {
      key: 'eligible',
      title: '初步符合',
      numeric: true,
      render: ({ eligible }) => (
        <span className={styles.cell}>
          <svg
            className={styles.cellBar}
            aria-hidden="true"
            preserveAspectRatio="none"
            viewBox={`0 0 ${most} 1`}
          >
            <rect x={most - drawn(eligible)} width={drawn(eligible)} height="1" className={styles.eligible} />
          </svg>
          {told(eligible)}
        </span>
      ),
    },
    {
      key: 'share',
      title: '占该组在业企业',
      numeric: true,
      render: ({ eligible, active }) => (eligible.count === null ? null : percent(eligible.count, active)),
    },
    {
      key: 'undetermined',
      title: '待补充信息',
      numeric: true,
      render: ({ undetermined }) => told(undetermined),
    },
    { key: 'nearMiss', title: '差一项', numeric: true, render: ({ nearMiss }) => told(nearMiss) },
  ];
}
