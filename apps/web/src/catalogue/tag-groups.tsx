import { Link } from 'react-router';
import type { Tag } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { count } from '../text/number.js';

const COLUMNS: readonly Column<Tag>[] = [
  {
    key: 'label',
    title: '标签',
    width: 320,
    main: true,
    render: ({ label, description }) => (
      <>
        {label}
        {description && <div className="muted">{description}</div>}
      </>
    ),
  },
  { key: 'rule', title: '规则', render: ({ ruleText }) => ruleText },
  { key: 'members', title: '企业（家）', width: 110, numeric: true, render: ({ members }) => count(members) },
  {
    key: 'undetermined',
    title: '缺数据（家）',
    width: 120,
    numeric: true,
    render: ({ undetermined }) => count(undetermined),
  },
];

const PUSH: Column<Tag> = {
  key: 'push',
  title: '操作',
  width: 110,
  render: ({ code, label }) => (
    <Link to={`/pushes/new?tag=${encodeURIComponent(code)}`} aria-label={`向“${label}”企业新建推送`}>
      新建推送
    </Link>
  ),
};

/** The tags, group by group, each with its rule in words and its enterprises. */
export function TagGroups({ tags }: { tags: readonly Tag[] }) {
  const columns = useMay('pushes:write') ? [...COLUMNS, PUSH] : COLUMNS;
  const groups = [...new Set(tags.map(({ group }) => group))];
  if (tags.length === 0) return <Empty title="还没有标签" />;
  return groups.map((group) => (
    <Panel key={group} title={group} flush>
      <RecordTable
        label={`${group}标签`}
        columns={columns}
        rows={tags.filter((tag) => tag.group === group)}
        keyOf={({ code }) => code}
      />
    </Panel>
  ));
}
