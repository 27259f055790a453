import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { fileOf } from '../api/file-of.js';
import { tagMovesQuery } from '../api/tags.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { ENTERPRISE_COLUMNS } from '../enterprises/enterprise-columns.js';
import type { EnterpriseRow } from '../api/types.js';

const SIZE = 10;

const COLUMNS: readonly Column<EnterpriseRow & { day: string }>[] = [
  ...ENTERPRISE_COLUMNS,
  { key: 'day', title: '日期', width: 120, render: ({ day }) => <span className="number">{day}</span> },
];

/** Who gained or lost the tag of late, by name. */
export function TagMoves({ code }: { code: string }) {
  const [kind, setKind] = useState<'gained' | 'lost'>('gained');
  const [page, setPage] = useState(1);
  const moves = useQuery(tagMovesQuery(code, { kind, page, size: SIZE }));
  const show = (next: typeof kind) => {
    setKind(next);
    setPage(1);
  };
  return (
    <Panel
      title="最近新增和失去的企业"
      flush
      extra={
        <>
          <DownloadButton address={fileOf(`/api/tags/${code}/moves.csv`, { kind })}>导出 CSV</DownloadButton>{' '}
          <Segmented
            aria-label="新增或失去"
            options={[
              { value: 'gained', label: '新增' },
              { value: 'lost', label: '失去' },
            ]}
            value={kind}
            onChange={show}
          />
        </>
      }
    >
      <PagedTable
        query={moves}
        label="变动的企业"
        columns={COLUMNS}
        keyOf={({ uscc, day }) => `${day}/${uscc}`}
        unit="家次"
        paging={{ page, size: SIZE, onChange: setPage }}
        empty={<Empty title={kind === 'gained' ? '还没有企业新增这个标签' : '还没有企业失去这个标签'} />}
      />
    </Panel>
  );
}
