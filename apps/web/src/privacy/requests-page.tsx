import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { fileOf } from '../api/file-of.js';
import { privacyRequestsQuery } from '../api/privacy.js';
import type { PrivacyRequest } from '../api/types.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { SearchBox } from '../app/search-box.js';
import { DecideDialog } from './decide-dialog.js';
import { ReadmitDialog } from './readmit-dialog.js';
import { REQUEST_COLUMNS } from './request-columns.js';
import { KINDS, STATE_OPTIONS } from './request-state.js';

const KIND_NAMES = ['copy', 'erasure'] as const;
const STATES = ['open', 'approved', 'ready', 'done', 'refused', 'withdrawn', 'expired'] as const;

/** Who asks what about their personal data, and what is still to be decided? */
export default function RequestsPage() {
  const { text } = useAddress();
  const paging = usePaging();
  const { page, size } = paging;
  const [chosen, setChosen] = useState<PrivacyRequest>();
  const filter = {
    kind: oneOf(KIND_NAMES, text('kind')),
    state: oneOf(STATES, text('state')),
    overdue: text('state') === 'overdue' ? 'true' : undefined,
    query: text('query'),
  };
  const requests = useQuery(privacyRequestsQuery({ ...filter, page, size }));
  return (
    <Page
      title="个人信息请求"
      lead="查阅复制由系统自动生成；删除由中心人员决定：待决定的在前，期限近的在先。"
      actions={
        <DownloadButton address={fileOf('/api/privacy/requests/export.csv', filter)}>导出 CSV</DownloadButton>
      }
    >
      <Panel flush>
        <Filters />
        <PagedTable
          query={requests}
          label="个人信息请求"
          columns={columnsOf(setChosen)}
          keyOf={({ id }) => id}
          unit="项"
          paging={paging}
          empty={<Empty title="没有个人信息请求">经营者在“隐私与授权”中提出后会出现在这里。</Empty>}
        />
      </Panel>
      {chosen?.state === 'open' && <DecideDialog request={chosen} onClose={() => setChosen(undefined)} />}
      {chosen?.state === 'done' && <ReadmitDialog request={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}

const columnsOf = (choose: (request: PrivacyRequest) => void): readonly Column<PrivacyRequest>[] => [
  ...REQUEST_COLUMNS,
  {
    key: 'enterprise',
    title: '企业',
    width: 220,
    render: ({ uscc, enterprise }) => (
      <>
        {enterprise}
        <div className="muted number">{uscc}</div>
      </>
    ),
  },
  { key: 'step', title: '操作', width: 110, render: (request) => stepOf(request, choose) },
];

function stepOf(request: PrivacyRequest, choose: (request: PrivacyRequest) => void) {
  const { kind, state, readmitted, enterprise } = request;
  if (kind === 'erasure' && state === 'open')
    return (
      <Button size="small" type="primary" onClick={() => choose(request)}>
        决定<span className="visually-hidden">{enterprise}</span>
      </Button>
    );
  if (state !== 'done' || readmitted) return null;
  return (
    <Button size="small" onClick={() => choose(request)}>
      恢复登记
    </Button>
  );
}

function Filters() {
  return (
    <FilterBar>
      <SearchBox label="搜索企业" placeholder="企业名称或统一社会信用代码" width={300} />
      <Choice
        label="类别"
        name="kind"
        options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
        width={140}
      />
      <Choice
        label="状态"
        name="state"
        options={[...STATE_OPTIONS, { value: 'overdue', label: '超期未办结' }]}
        width={180}
      />
    </FilterBar>
  );
}
