import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { fileOf } from '../api/file-of.js';
import { metricPushesQuery } from '../api/metrics.js';
import type { Metric, MetricPush, MetricQuery } from '../api/types.js';
import { usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { count } from '../text/number.js';
import styles from './metrics.module.css';
import { channelText, kindText } from './push-words.js';

const COLUMNS: readonly Column<MetricPush>[] = [
  { key: 'sequence', title: '序号', width: 80, render: ({ sequence }) => sequence },
  {
    key: 'title',
    title: '标题',
    main: true,
    render: ({ id, title }) => <Link to={`/pushes/${id}`}>{title}</Link>,
  },
  { key: 'kind', title: '类型', width: 80, render: ({ kind }) => kindText(kind) },
  { key: 'department', title: '部门', render: ({ department }) => department },
  { key: 'channel', title: '渠道', render: ({ channel }) => channelText(channel) },
  { key: 'day', title: '投放日', width: 120, render: ({ dispatchedOn }) => dispatchedOn },
  {
    key: 'delivered',
    title: '投放（家）',
    width: 110,
    numeric: true,
    render: ({ delivered }) => count(delivered),
  },
];

/** The pushes behind a figure. */
export function MetricPushes({ metric, query }: { metric: Metric; query: MetricQuery }) {
  const paging = usePaging();
  const pushes = useQuery(metricPushesQuery(metric.id, query, paging.page, paging.size));
  const place = useRef<HTMLDivElement>(null);
  // On a phone the pushes are below the fold of all figures: bring them to whoever asked for them.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [metric.id]);
  return (
    <div ref={place} className={styles.pushes}>
      <Panel
        flush
        title={`构成“${metric.name}”的推送`}
        extra={
          <DownloadButton address={fileOf(`/api/metrics/${metric.id}/pushes.csv`, { ...query })}>
            导出 CSV
          </DownloadButton>
        }
      >
        <PagedTable
          query={pushes}
          label="构成这个数的推送"
          columns={COLUMNS}
          keyOf={({ id, channel }) => `${id}/${channel}`}
          unit="次"
          paging={paging}
          empty={<Empty title="这一期间没有推送">换一个期间或部门再看。</Empty>}
        />
      </Panel>
    </div>
  );
}
