import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { fileOf } from '../api/file-of.js';
import { pushesQuery } from '../api/pushes.js';
import type { PushState } from '../api/types.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import { SavedFilters } from '../app/saved-filters.js';
import { useMay } from '../app/session.js';
import { PUSH_COLUMNS } from './push-columns.js';
import { PushFilters } from './push-filters.js';
import { STATES } from './state.js';

const STATE_KEYS = Object.keys(STATES) as PushState[];

/** Which pushes are there, how far are they, and whom did they reach? */
export default function PushesPage() {
  const { text } = useAddress();
  const paging = usePaging();
  const { page, size } = paging;
  const navigate = useNavigate();
  const write = useMay('pushes:write');
  const filter = {
    state: oneOf(STATE_KEYS, text('state')),
    department: text('department'),
    query: text('query'),
    from: text('from'),
    to: text('to'),
  };
  const pushes = useQuery(pushesQuery({ ...filter, page, size }));
  return (
    <Page
      title="推送"
      lead="从草稿到投放结果，一条推送一行。"
      actions={
        write && (
          <Button type="primary" onClick={() => void navigate('/pushes/new')}>
            新建推送
          </Button>
        )
      }
    >
      <Panel flush>
        <PushFilters />
        <SavedFilters list="pushes">
          <DownloadButton address={fileOf('/api/pushes/export.csv', filter)}>导出 CSV</DownloadButton>
        </SavedFilters>
        <PagedTable
          query={pushes}
          label="推送列表"
          columns={PUSH_COLUMNS}
          keyOf={({ id }) => id}
          unit="条"
          paging={paging}
          empty={<Empty title="没有推送">没有符合条件的推送。可以清除筛选条件，或从政策页新建一条。</Empty>}
        />
      </Panel>
    </Page>
  );
}
