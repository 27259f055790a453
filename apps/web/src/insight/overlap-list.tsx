import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { overlapQuery } from '../api/insight.js';
import type { AudienceOf } from '../api/policies.js';
import type { RuleOverlap } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Figures } from '../app/figures.js';
import { Loaded } from '../app/loaded.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { told } from '../text/told-count.js';
import styles from './insight.module.css';

type Item = RuleOverlap['items'][number];

/** With which other policies the eligible enterprises overlap, and who was told already. */
export function OverlapList({ of }: { of: AudienceOf }) {
  const overlap = useQuery(overlapQuery(of));
  return (
    <section aria-label="与其他政策重合">
      <Loaded query={overlap}>{(data) => <Overlap overlap={data} />}</Loaded>
    </section>
  );
}

function Overlap({ overlap }: { overlap: RuleOverlap }) {
  const figures = [
    { name: '初步符合', value: told(overlap.eligible) },
    ...(overlap.told ? [{ name: '其中已就本政策告知过', value: told(overlap.told) }] : []),
    { name: '其中已就任一政策告知过', value: told(overlap.toldOfAny) },
  ];
  return (
    <>
      <div className={styles.lead}>
        <Figures figures={figures} />
      </div>
      {overlap.items.length === 0 ? (
        <Empty title="没有别的政策在有效期内" />
      ) : (
        <RecordTable label="重合的政策" columns={COLUMNS} rows={overlap.items} keyOf={({ item }) => item} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Item>[] = [
  {
    key: 'policy',
    title: '有效期内的其他政策',
    main: true,
    render: ({ policy, policyTitle, itemTitle }) => (
      <>
        <Link to={`/policies/${encodeURIComponent(policy)}`}>{policyTitle}</Link>
        {itemTitle !== policyTitle && <span className="muted"> {itemTitle}</span>}
      </>
    ),
  },
  { key: 'both', title: '两者都符合', numeric: true, width: 130, render: ({ both }) => told(both) },
  {
    key: 'eligible',
    title: '那一项符合',
    numeric: true,
    width: 130,
    render: ({ eligible }) => told(eligible),
  },
  {
    key: 'told',
    title: '已就那一项告知',
    numeric: true,
    width: 140,
    render: ({ told: number }) => told(number),
  },
];
