import { Link } from 'react-router';
import type { TagRow } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { useMay } from '../app/session.js';
import { told } from '../text/told-count.js';

const COLUMNS: readonly Column<TagRow>[] = [
  {
    key: 'label',
    title: '标签',
    width: 300,
    main: true,
    render: ({ code, label, kind, description }) => (
      <>
        <Link to={`/catalogue/tags/${code}`}>{label}</Link>{' '}
        {kind === 'asserted' && <Mark tone="accent">认定</Mark>}
        <div className="muted">{description}</div>
      </>
    ),
  },
  { key: 'rule', title: '规则', render: ({ ruleText }) => ruleText },
  {
    key: 'policies',
    title: '用于政策',
    width: 190,
    render: ({ policies }) =>
      policies.length === 0
        ? null
        : policies.map(({ code, title }) => (
            <div key={code}>
              <Link to={`/policies/${code}`}>{title}</Link>
            </div>
          )),
  },
  { key: 'members', title: '企业', width: 120, numeric: true, render: ({ members }) => told(members) },
  {
    key: 'undetermined',
    title: '缺数据',
    width: 120,
    numeric: true,
    render: ({ undetermined }) => told(undetermined),
  },
];

const PUSH: Column<TagRow> = {
  key: 'push',
  title: '操作',
  width: 90,
  render: ({ code, label }) => (
    <Link to={`/pushes/new?tag=${encodeURIComponent(code)}`} aria-label={`向“${label}”企业新建推送`}>
      新建推送
    </Link>
  ),
};

/** The tags, group by group, each with its rule in words and its enterprises. */
export function TagGroups({ tags }: { tags: readonly TagRow[] }) {
  const columns = useMay('pushes:write') ? [...COLUMNS, PUSH] : COLUMNS;
  const groups = [...new Set(tags.map(({ group }) => group))];
  return groups.map((group) => {
    const own = tags.filter((tag) => tag.group === group);
    return (
      <Panel key={group} title={`${group}（${own.length} 个）`} flush>
        <RecordTable label={`${group}标签`} columns={columns} rows={own} keyOf={({ code }) => code} />
      </Panel>
    );
  });
}
