import { useQuery } from '@tanstack/react-query';
import { boundaryCasesQuery } from '../api/rules.js';
import type { BoundaryCase, ConditionBoundaries } from '../api/types.js';
import { Empty } from '../app/empty.js';
import { Loaded } from '../app/loaded.js';
import { RecordTable, type Column } from '../app/record-table.js';
import { VerdictMark } from '../checkup/verdict.js';
import { useSettled } from '../insight/use-settled.js';
import { pathOf, type RuleGroup } from './rule.js';
import styles from './rules.module.css';

/** Nobody compares tables while typing. */
const settledAfterMs = 300;

/** What the rule says just below, on and just above each threshold and with the figure missing: is that what is meant? */
export function BoundaryTables({ rule }: { rule: RuleGroup }) {
  const cases = useQuery(boundaryCasesQuery(useSettled(rule, settledAfterMs)));
  return (
    <section aria-label="边界用例">
      <p className={styles.lead}>
        系统为每个条件编造的企业：取值在门槛上和两侧各一步，以及缺数据。逐行核对结论是否与政策原意一致。
      </p>
      <Loaded query={cases}>
        {({ faults, conditions }) =>
          conditions.length === 0 ? (
            <Empty title={faults.length > 0 ? '规则写完整后再看' : '没有可由数据判断的条件'} />
          ) : (
            <div className={styles.boundaries}>
              {conditions.map((condition) => (
                <Boundaries key={condition.pointer} of={condition} />
              ))}
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function Boundaries({ of }: { of: ConditionBoundaries }) {
  const number = pathOf(of.pointer)
    .map((index) => index + 1)
    .join('.');
  const rest = of.rest.map(({ label, text }) => `${label} ${text}`).join('；');
  return (
    <article>
      <h3 className={styles.boundaryName}>
        条件 {number}：{of.text}
      </h3>
      <RecordTable label={`条件 ${number} 的边界用例`} columns={COLUMNS} rows={of.cases} keyOf={keyOf} />
      {rest && <p className={styles.rest}>其余指标：{rest}</p>}
      {!of.decides && <p className={styles.rest}>整条规则的结论不由这一条单独决定，只核对“这一条”。</p>}
    </article>
  );
}

const keyOf = ({ place, own }: BoundaryCase): string => `${place} ${own.map(({ text }) => text).join(' ')}`;

const PLACES: Readonly<Record<BoundaryCase['place'], string>> = {
  below: '门槛减一步（−1）',
  at: '恰在门槛（0）',
  above: '门槛加一步（+1）',
  met: '满足的一例',
  open: '不能确定的一例',
  unmet: '不满足的一例',
  missing: '缺数据',
};

const ANSWERS: Readonly<Record<BoundaryCase['answer'], string>> = {
  yes: '满足',
  no: '不满足',
  unknown: '无法判断',
};

const COLUMNS: readonly Column<BoundaryCase>[] = [
  { key: 'place', title: '位置', main: true, width: 160, render: ({ place }) => PLACES[place] },
  { key: 'value', title: '取值', render: ({ own }) => valueText(own) },
  { key: 'answer', title: '这一条', width: 110, render: ({ answer }) => ANSWERS[answer] },
  { key: 'verdict', title: '结论', width: 130, render: ({ verdict }) => <VerdictMark verdict={verdict} /> },
];

/** The value alone, or, of a comparison of two figures, both by name. */
function valueText(own: BoundaryCase['own']): string {
  if (own.length === 0) return '缺数据';
  const [first] = own;
  return own.length === 1 && first ? first.text : own.map(({ label, text }) => `${label} ${text}`).join('，');
}
