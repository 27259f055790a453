import { Link } from 'react-router';
import type { CoverageItem } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { told } from '../text/told-count.js';

/** Every item in force and how many it reaches, those that reach nobody first. */
export function CoveredItems({ items }: { items: CoverageItem[] }) {
  return (
    <Panel title="政策条目覆盖多少企业" flush>
      {items.length === 0 ? (
        <Empty title="没有政策在有效期内" />
      ) : (
        <RecordTable label="政策条目" columns={COLUMNS} rows={items} keyOf={({ item }) => item} />
      )}
    </Panel>
  );
}

const COLUMNS: readonly Column<CoverageItem>[] = [
  {
    key: 'policy',
    title: '政策条目',
    main: true,
    render: ({ policy, policyTitle, itemTitle }) => (
      <p>
        <Link to={`/policies/${encodeURIComponent(policy)}`}>{policyTitle}</Link>
        <span className="muted"> {itemTitle}</span>
      </p>
    ),
  },
  { key: 'department', title: '部门', width: 180, render: ({ department }) => department },
  { key: 'eligible', title: '初步符合', numeric: true, width: 130, render: ({ eligible }) => told(eligible) },
  {
    key: 'undetermined',
    title: '待补充信息',
    numeric: true,
    width: 130,
    render: ({ undetermined }) => told(undetermined),
  },
  {
    key: 'state',
    title: '状态',
    width: 150,
    render: ({ reachesNobody }) => (
      <Mark tone={reachesNobody ? 'warn' : 'ok'}>{reachesNobody ? '没有企业符合' : '有企业符合'}</Mark>
    ),
  },
];
