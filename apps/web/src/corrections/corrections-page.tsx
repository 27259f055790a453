import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { catalogueQuery } from '../api/catalogue.js';
import { correctionAttachment, correctionsQuery } from '../api/corrections.js';
import { fileOf } from '../api/file-of.js';
import type { Correction, CorrectionState } from '../api/types.js';
import { oneOf, useAddress, usePaging } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Page } from '../app/page.js';
import { PagedTable } from '../app/paged-table.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { SavedFilters } from '../app/saved-filters.js';
import { SearchBox } from '../app/search-box.js';
import { AnswerDialog } from './answer-dialog.js';
import { CORRECTION_COLUMNS, STATE_OPTIONS, stateColumn } from './correction-columns.js';

const STATES: readonly CorrectionState[] = ['open', 'accepted', 'rejected', 'withdrawn'];

/** What do enterprises say is wrong with our data, and what is still to be answered? */
export default function CorrectionsPage() {
  const { text, change } = useAddress();
  const paging = usePaging();
  const { page, size } = paging;
  const [answering, setAnswering] = useState<Correction>();
  const filter = {
    state: oneOf(STATES, text('state')),
    overdue: text('state') === 'overdue' ? 'true' : undefined,
    query: text('query'),
    fact: text('fact'),
  };
  const corrections = useQuery(correctionsQuery({ ...filter, page, size }));
  return (
    <Page
      title="数据纠错"
      lead="企业对本部门数据提出的纠错：待答复的在前，期限近的在先。采纳后即写入登记数据。"
    >
      <Panel flush>
        <Filters />
        {filter.fact && (
          <OnlyFact fact={filter.fact} onAll={() => change({ fact: undefined, page: undefined })} />
        )}
        <SavedFilters list="corrections">
          <DownloadButton address={fileOf('/api/corrections/export.csv', filter)}>导出 CSV</DownloadButton>
        </SavedFilters>
        <PagedTable
          query={corrections}
          label="数据纠错"
          columns={columnsOf(setAnswering)}
          keyOf={({ id }) => id}
          unit="项"
          paging={paging}
          empty={<Empty title="没有数据纠错">企业提出纠错后会出现在这里。</Empty>}
        />
      </Panel>
      {answering && <AnswerDialog correction={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

function OnlyFact({ fact, onAll }: { fact: string; onAll: () => void }) {
  const facts = useQuery(catalogueQuery).data?.facts ?? [];
  return (
    <p style={{ padding: '0 20px 8px' }}>
      只看“{facts.find(({ key }) => key === fact)?.label ?? fact}”的纠错。
      <Button type="link" size="small" onClick={onAll}>
        看全部
      </Button>
    </p>
  );
}

const columnsOf = (answer: (correction: Correction) => void): readonly Column<Correction>[] => [
  ...CORRECTION_COLUMNS(correctionAttachment),
  {
    key: 'enterprise',
    title: '企业',
    width: 220,
    render: ({ uscc, enterprise }) => (
      <>
        <Link to={`/enterprises/${uscc}`}>{enterprise}</Link>
        <div className="muted number">{uscc}</div>
      </>
    ),
  },
  stateColumn,
  {
    key: 'step',
    title: '操作',
    width: 80,
    render: (correction) =>
      correction.state === 'open' ? (
        <Button size="small" type="primary" onClick={() => answer(correction)}>
          答复
          <span className="visually-hidden">{correction.enterprise}</span>
        </Button>
      ) : null,
  },
];

function Filters() {
  return (
    <FilterBar>
      <SearchBox label="搜索企业" placeholder="企业名称或统一社会信用代码" width={300} />
      <Choice
        label="状态"
        name="state"
        options={[...STATE_OPTIONS, { value: 'overdue', label: '超期未答复' }]}
        width={150}
      />
    </FilterBar>
  );
}
