import { Link } from 'react-router';
import type { FactDetail } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Facts } from '../app/facts.js';
import { Mark } from '../app/mark.js';
import { Panel } from '../app/panel.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { FactLinks } from './fact-about.js';

type Use = FactDetail['usedByPolicies'][number];

const COLUMNS: readonly Column<Use>[] = [
  {
    key: 'policy',
    title: '政策条目',
    main: true,
    render: ({ code, title, item }) => (
      <>
        <Link to={`/policies/${encodeURIComponent(code)}`}>{title}</Link>
        <div className="muted">{item}</div>
      </>
    ),
  },
  { key: 'how', title: '用于', width: 110, render: ({ how }) => (how === 'condition' ? '条件' : '金额计算') },
  {
    key: 'validity',
    title: '有效期',
    render: ({ inForce, validity }) => (
      <>
        <Mark tone={inForce ? 'ok' : 'quiet'}>{inForce ? '在有效期' : '不在有效期'}</Mark>
        <div className="muted">{validity}</div>
      </>
    ),
  },
];

/** What would change with a fact: policies, tags, and figures reckoned from it. */
export function FactUses({ fact }: { fact: FactDetail }) {
  const { usedByPolicies, usedByTags, usedByFacts } = fact;
  return (
    <>
      <Panel title={`用到它的政策条目（${usedByPolicies.length} 项）`} flush>
        {usedByPolicies.length === 0 ? (
          <Empty title="没有政策用到">规则搭建时可以选用这项指标。</Empty>
        ) : (
          <RecordTable
            label="用到它的政策条目"
            columns={COLUMNS}
            rows={usedByPolicies}
            keyOf={({ code, item }) => `${code}/${item}`}
          />
        )}
      </Panel>
      <Panel title="用到它的标签和指标">
        <Facts
          of={[
            [
              '标签',
              usedByTags.length === 0
                ? '没有标签用到'
                : usedByTags.map(({ code, label }) => (
                    <div key={code}>
                      <Link to={`/catalogue/tags/${code}`}>{label}</Link>
                    </div>
                  )),
            ],
            ['据此推算的指标', usedByFacts.length === 0 ? '没有' : <FactLinks facts={usedByFacts} />],
          ]}
        />
      </Panel>
    </>
  );
}
