import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { leftOutQuery } from '../api/coverage.js';
import { fileOf } from '../api/file-of.js';
import type { CoverageQuery } from '../api/types.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { Pager } from '../app/pager.js';

interface Props {
  by: NonNullable<CoverageQuery['by']>;
  group: string | null;
  label: string;
  onClose: () => void;
}

const size = 20;

/** The enterprises of a group that no policy in force reaches. */
export function LeftOut({ by, group, label, onClose }: Props) {
  const [page, setPage] = useState(1);
  const found = useQuery(leftOutQuery({ by, ...(group !== null && { group }), page, size }));
  return (
    <Drawer
      open
      title={`${label}：一项也不符合的企业`}
      onClose={onClose}
      size="large"
      extra={
        <DownloadButton address={fileOf('/api/coverage/enterprises.csv', { by, group: group ?? undefined })}>
          导出 CSV
        </DownloadButton>
      }
    >
      <Loaded query={found}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty title="没有这样的企业" />
          ) : (
            <>
              <ul aria-label="未覆盖的企业">
                {items.map(({ uscc, name }) => (
                  <li key={uscc} style={{ padding: '5px 0' }}>
                    <Link to={`/enterprises/${uscc}`}>{name}</Link> <span className="muted">{uscc}</span>
                  </li>
                ))}
              </ul>
              <Pager page={page} size={size} total={total} unit="家" onChange={setPage} />
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}
