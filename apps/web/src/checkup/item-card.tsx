import { useId, useState } from 'react';
import type { CheckupItem } from '../api/types.js';
import { Mark } from '../app/mark.js';
import { DeclareMissing } from '../own-facts/declare-missing.js';
import styles from './checkup.module.css';
import { ConditionTree } from './condition-tree.js';
import { VerdictMark } from './verdict.js';

/** One item of a policy: the verdict at a glance, and its conditions when unfolded. */
export function CheckupItemCard({ item, expanded }: { item: CheckupItem; expanded: boolean }) {
  const [unfolded, setUnfolded] = useState(false);
  const open = expanded || unfolded;
  const id = useId();
  return (
    <article className={styles.card}>
      <h3>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
        >
          <span className={styles.cardTitle}>{item.item.title}</span>
          <VerdictMark verdict={item.verdict} />
          {item.nearMiss && <Mark tone="warn">只差一项</Mark>}
          {item.verdict === 'notInForce' && item.ruleVerdict !== 'notInForce' && (
            <span className={styles.otherwise}>
              仅看条件：
              <VerdictMark verdict={item.ruleVerdict} />
            </span>
          )}
          <span className={styles.arrow} aria-hidden="true">
            {open ? '收起' : '展开'}
          </span>
        </button>
      </h3>
      <Summary item={item} />
      <div id={id} hidden={!open}>
        {open && <ConditionTree node={item.root} />}
      </div>
    </article>
  );
}

function Summary({ item }: { item: CheckupItem }) {
  return (
    <div className={styles.summary}>
      <p className="muted">
        《{item.policy.title}》 {item.policy.department} · {item.validity}
      </p>
      <p>支持内容：{item.item.benefit ?? '金额未公布'}</p>
      <Amount item={item} />
      {item.missing.length > 0 && (
        <p className={styles.missing}>
          待补充信息：{item.missing.map(({ label }) => label).join('、')}{' '}
          <DeclareMissing facts={item.missing} />
        </p>
      )}
      {item.advice && <p className={styles.nearest}>最近的一步：{item.advice.text}</p>}
      <p className="muted">
        满足 {item.met} 项 · 不满足 {item.unmet} 项 · 缺数据 {item.unknown} 项
        {item.manual > 0 && ` · 需人工认定 ${item.manual} 项`}
      </p>
    </div>
  );
}

const AMOUNT_NAMES = { support: '金额', reduction: '减免', payable: '应缴税额', honour: '金额' } as const;

/** What it comes to for this enterprise, when an amount was published. */
function Amount({ item: { amount, item, verdict } }: { item: CheckupItem }) {
  if (!amount || amount.high === 0) return null;
  const group = item.exclusionGroup && `同属“${item.exclusionGroup}”的只能享受最高一项`;
  const missing =
    amount.missing.length > 0 && `补充${amount.missing.map(({ label }) => label).join('、')}后更准确`;
  const notes = [amount.reckoning, missing, group].filter(Boolean).join('；');
  // What somebody who does not qualify would get is no figure of theirs: only how it is reckoned.
  if (verdict === 'ineligible' || verdict === 'notInForce')
    return amount.reckoning ? <p className="muted">金额的计算：{amount.reckoning}</p> : null;
  return (
    <p>
      {verdict === 'eligible' ? '' : '若符合，'}
      {AMOUNT_NAMES[item.means ?? 'support']}：<b>{amount.text ?? '现有数据还算不出'}</b>
      {notes && <span className="muted">（{notes}）</span>}
    </p>
  );
}
