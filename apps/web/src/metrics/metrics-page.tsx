import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '../api/metrics.js';
import type { MetricId, MetricQuery, MetricReport } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Loaded } from '../app/loaded.js';
import { Page } from '../app/page.js';
import { Panel } from '../app/panel.js';
import { dayOf } from '../text/day.js';
import { IdentityList } from './identity-list.js';
import { MetricCard } from './metric-card.js';
import { MetricFilters } from './metric-filters.js';
import { MetricPushes } from './metric-pushes.js';
import styles from './metrics.module.css';
import { periodOf } from './period.js';
import { TagMetrics } from './tag-metrics.js';

const IDS: readonly MetricId[] = ['P1', 'P2', 'P3', 'P4', 'P5'];

/** How much was pushed in a period, to how many, and by whom? */
export default function MetricsPage() {
  const { text } = useAddress();
  const today = dayOf(new Date());
  const query = {
    ...periodOf(text('from'), text('to'), today),
    department: text('department'),
  };
  const report = useQuery(metricsQuery(query));
  return (
    <Page title="推送统计" lead="每个数都由投放台账计算得出；点开可以看到是由哪些推送构成的。">
      <Panel flush>
        <MetricFilters period={query} today={today} />
      </Panel>
      <Loaded query={report}>{(data) => <Report report={data} query={query} />}</Loaded>
      <TagMetrics period={{ from: query.from, to: query.to }} />
    </Page>
  );
}

function Report({ report, query }: { report: MetricReport; query: MetricQuery }) {
  const { text, change } = useAddress();
  const chosen = oneOf(IDS, text('metric'));
  const metric = report.metrics.find(({ id }) => id === chosen);
  return (
    <>
      <p className={styles.scope}>
        {report.scope}，{report.from} 至 {report.to}
      </p>
      <ul className={styles.cards} aria-label="统计数">
        {report.metrics.map((one) => (
          <li key={one.id}>
            <MetricCard
              metric={one}
              open={one.id === chosen}
              activated={one.id === 'P5' ? report.activated : undefined}
              onOpen={() => change({ metric: one.id === chosen ? undefined : one.id, page: undefined })}
            />
          </li>
        ))}
      </ul>
      {metric && <MetricPushes metric={metric} query={query} />}
      <IdentityList subject="推送" identities={report.identities} />
    </>
  );
}
