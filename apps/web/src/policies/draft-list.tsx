import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { draftsQuery } from '../api/policy-drafts.js';
import type { DraftRow } from '../api/types.js';
import { oneOf, useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Loaded } from '../app/loaded.js';
import { Mark } from '../app/mark.js';
import type { Column } from '../app/record-table.js';
import { SearchBox } from '../app/search-box.js';
import { useMay, useMe } from '../app/session.js';
import { WholeTable } from '../app/whole-table.js';
import { DRAFT_STATES, titleOf, type DraftState } from '../policy-editor/draft-words.js';
import { minuteOf } from '../text/day.js';

const STATES = ['draft', 'submitted', 'returned'] as const satisfies readonly DraftState[];

const COLUMNS: readonly Column<DraftRow>[] = [
  {
    key: 'title',
    title: '政策名称',
    main: true,
    width: 340,
    render: (draft) => <Link to={`/policies/drafts/${draft.id}`}>{titleOf(draft)}</Link>,
    compare: (a, b) => a.title.localeCompare(b.title, 'zh-CN'),
  },
  { key: 'kind', title: '类型', render: ({ policy }) => (policy ? '新版本' : '新政策') },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Mark tone={DRAFT_STATES[state].tone}>{DRAFT_STATES[state].name}</Mark>,
    compare: (a, b) => a.state.localeCompare(b.state),
  },
  { key: 'department', title: '部门', render: ({ department }) => department.name },
  { key: 'createdBy', title: '起草人', render: ({ createdBy }) => createdBy.name },
  {
    key: 'saved',
    title: '最后保存',
    render: ({ savedBy, savedAt }) => `${minuteOf(savedAt)} ${savedBy.name}`,
    compare: (a, b) => a.savedAt.localeCompare(b.savedAt),
  },
];

/** Drafts: one's own and the department's, with what waits for approval. */
export function DraftList() {
  const drafts = useQuery(draftsQuery);
  const me = useMe();
  return (
    <>
      <FilterBar>
        <SearchBox label="搜索草稿" placeholder="政策名称" />
        <Choice
          label="谁起草的"
          name="by"
          all="全部起草人"
          options={[{ value: 'me', label: '我起草的' }]}
          width={150}
        />
        <Choice
          label="草稿状态"
          name="draft"
          all="全部状态"
          options={STATES.map((state) => ({ value: state, label: DRAFT_STATES[state].name }))}
          width={140}
        />
        <DownloadButton address="/api/policy-drafts/export.csv">导出 CSV</DownloadButton>
      </FilterBar>
      <Loaded query={drafts}>{(all) => <Rows all={all} me={me.id} />}</Loaded>
    </>
  );
}

function Rows({ all, me }: { all: readonly DraftRow[]; me: string }) {
  const address = useAddress();
  const write = useMay('policies:write');
  const state = oneOf(STATES, address.text('draft'));
  const word = address.text('query')?.toLowerCase();
  const rows = all.filter(
    (draft) =>
      (!word || draft.title.toLowerCase().includes(word)) &&
      (address.text('by') !== 'me' || draft.createdBy.id === me || draft.savedBy.id === me) &&
      (!state || draft.state === state),
  );
  if (rows.length === 0)
    return (
      <Empty title={all.length === 0 ? '没有草稿' : '没有符合条件的草稿'}>
        {all.length > 0 ? '清除筛选条件再看。' : write && <Link to="/policies/new">新建一项政策</Link>}
      </Empty>
    );
  return <WholeTable label="草稿列表" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} unit="份" />;
}
