import { Link } from 'react-router';
import { fileOf } from '../api/file-of.js';
import type { Fact } from '../api/types.js';
import { useAddress } from '../app/address.js';
import { Choice } from '../app/choice.js';
import { DownloadButton } from '../app/download-button.js';
import { Empty } from '../app/empty.js';
import { FilterBar } from '../app/filter-bar.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import type { Column } from '../app/record-table.js';
import { SavedFilters } from '../app/saved-filters.js';
import { SearchBox } from '../app/search-box.js';
import { WholeTable } from '../app/whole-table.js';
import { seenBy, typeOf, usableFor } from '../facts/fact-words.js';
import { feedsOf, matchingFacts } from './fact-filter.js';

const byText = (of: (fact: Fact) => string) => (a: Fact, b: Fact) => of(a).localeCompare(of(b), 'zh');

const COLUMNS: readonly Column<Fact>[] = [
  {
    key: 'label',
    title: '指标',
    main: true,
    width: 300,
    compare: byText(({ label }) => label),
    render: ({ key, label, description, derived }) => (
      <>
        <Link to={`/catalogue/facts/${key}`}>{label}</Link> {derived && <Mark>推算</Mark>}
        {description && <div className="muted">{description}</div>}
      </>
    ),
  },
  {
    key: 'type',
    title: '类型和可选值',
    width: 170,
    compare: byText(typeOf),
    render: (fact) => (
      <>
        {typeOf(fact)}
        {fact.options && <div className="muted">{fact.options.map(({ label }) => label).join('、')}</div>}
      </>
    ),
  },
  {
    key: 'period',
    title: '期间',
    width: 90,
    compare: byText(({ period = '' }) => period),
    render: ({ period }) => period,
  },
  {
    key: 'feed',
    title: '来源（优先的在前）',
    width: 140,
    compare: byText((fact) => feedsOf(fact).join()),
    render: (fact) => (
      <>
        {feedsOf(fact).join('、')}
        <div className="muted">更正：{fact.department}</div>
      </>
    ),
  },
  {
    key: 'stale',
    title: '用多久',
    width: 110,
    compare: (a, b) => (a.staleAfterMonths ?? Infinity) - (b.staleAfterMonths ?? Infinity) || 0,
    render: usableFor,
  },
  {
    key: 'rights',
    title: '共享与依据',
    compare: byText(({ sharing }) => sharing),
    render: (fact) => (
      <>
        {fact.sharing}；可查看：{seenBy(fact)}
        <div className="muted">{fact.legalBasis}</div>
      </>
    ),
  },
  {
    key: 'use',
    title: '用到的标签',
    width: 170,
    compare: (a, b) => a.usedByTags.length - b.usedByTags.length,
    render: ({ usedByTags }) => <Users tags={usedByTags} />,
  },
];

const FEW = 3;

function Users({ tags }: { tags: Fact['usedByTags'] }) {
  if (tags.length === 0) return <span className="muted">没有标签用到</span>;
  return (
    <>
      {tags.slice(0, FEW).map(({ code, label }) => (
        <div key={code}>
          <Link to={`/catalogue/tags/${code}`}>{label}</Link>
        </div>
      ))}
      {tags.length > FEW && <span className="muted">等 {tags.length} 个</span>}
    </>
  );
}

/** The facts that rules may ask about: what each is, who gives it, who may see it, and how long it may be used. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  const { text } = useAddress();
  const shown = matchingFacts(facts, {
    query: text('query'),
    feed: text('feed'),
    sharing: text('sharing'),
    use: text('use'),
  });
  return (
    <>
      <Panel flush>
        <Filters facts={facts} />
        <SavedFilters list="facts" />
      </Panel>
      <Panel
        flush
        title={`${facts.length} 项指标，符合筛选 ${shown.length} 项`}
        extra={
          <DownloadButton
            address={fileOf('/api/catalogue/facts/export.csv', {
              keys: shown.map(({ key }) => key).join(','),
            })}
          >
            导出 CSV
          </DownloadButton>
        }
      >
        {shown.length === 0 ? (
          <Empty title="没有符合条件的指标">换一个关键词，或清除筛选条件。</Empty>
        ) : (
          <WholeTable label="指标" columns={COLUMNS} rows={shown} keyOf={({ key }) => key} unit="项" />
        )}
      </Panel>
    </>
  );
}

function Filters({ facts }: { facts: readonly Fact[] }) {
  const choices = (values: readonly string[]) =>
    [...new Set(values)].map((value) => ({ value, label: value }));
  return (
    <FilterBar>
      <SearchBox label="搜索指标" placeholder="名称、说明、依据或部门" />
      <Choice label="来源" name="feed" options={choices(facts.flatMap(feedsOf))} width={140} />
      <Choice
        label="共享属性"
        name="sharing"
        options={choices(facts.map(({ sharing }) => sharing))}
        width={140}
      />
      <Choice
        label="用途"
        name="use"
        options={[
          { value: 'tags', label: '标签在用' },
          { value: 'none', label: '没有标签用到' },
        ]}
        width={140}
      />
    </FilterBar>
  );
}
