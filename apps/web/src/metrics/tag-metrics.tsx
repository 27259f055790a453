import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { tagMetricsQuery } from '../api/metrics.js';
import type { TagMetric } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { IdentityList } from './identity-list.js';
import { MetricCard } from './metric-card.js';
import styles from './metrics.module.css';

const COLUMNS: readonly Column<TagMetric['tags'][number]>[] = [
  {
    key: 'label',
    title: '标签',
    main: true,
    render: ({ code, label, until }) =>
      until === null ? <Link to={`/catalogue/tags/${code}`}>{label}</Link> : label,
  },
  { key: 'group', title: '分组', render: ({ group }) => group },
  {
    key: 'since',
    title: '启用日',
    width: 130,
    render: ({ since }) => <span className="number">{since}</span>,
  },
  {
    key: 'until',
    title: '停用日',
    width: 130,
    render: ({ until }) => until && <span className="number">{until}</span>,
  },
];

/** P10: the definitions of tags that began, ended and were in use; always the whole district's. */
export function TagMetrics({ period }: { period: { from: string; to: string } }) {
  const report = useQuery(tagMetricsQuery(period));
  const [open, setOpen] = useState<string>();
  return (
    <Loaded query={report}>
      {({ metrics, identities }) => {
        const shown = metrics.find(({ name }) => name === open);
        return (
          <>
            <p className={styles.scope}>标签（全区共用一个目录，不分部门）</p>
            <ul className={styles.cards} aria-label="标签数">
              {metrics.map((metric) => (
                <li key={metric.name}>
                  <MetricCard
                    metric={{ ...metric, channels: [] }}
                    open={metric.name === open}
                    of="标签"
                    activated={undefined}
                    onOpen={() => setOpen(metric.name === open ? undefined : metric.name)}
                  />
                </li>
              ))}
            </ul>
            {shown && <Tags metric={shown} />}
            <IdentityList subject="标签" identities={identities} />
          </>
        );
      }}
    </Loaded>
  );
}

function Tags({ metric: { name, tags } }: { metric: TagMetric }) {
  return (
    <Panel flush title={`构成“${name}”的标签`}>
      {tags.length === 0 ? (
        <Empty title="这一期间没有这样的标签" />
      ) : (
        <RecordTable
          label="构成这个数的标签"
          columns={COLUMNS}
          rows={tags}
          keyOf={({ code, since }) => `${code}/${since}`}
        />
      )}
    </Panel>
  );
}
