import { Link } from 'react-router';
import type { MatchRow } from '../api/types.js';
import { Deadline } from '../app/deadline.js';
import { Mark } from '../app/mark.js';
import { VerdictMark } from '../checkup/verdict.js';
import styles from './match.module.css';

interface Props {
  uscc: string;
  row: MatchRow;
  /** The day of the judgement. */
  on: string;
}

/** Why no amount is told; where none of these holds it comes to nothing. */
const NO_AMOUNT: Partial<Record<MatchRow['amount'], string>> = {
  open: '补充数据后可测算',
  unpublished: '未公布或不以金额计',
  hidden: '涉及您无权查看的指标',
};

/** A policy item at a glance: how it stands to the enterprise, what it brings, until when, and what is missing. */
export function MatchCard({ uscc, row, on }: Props) {
  const code = encodeURIComponent(row.policy.code);
  return (
    <article className={styles.card}>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link to={`/enterprise/${uscc}/policies/${code}#${row.item.code}`}>{row.item.title}</Link>
          <VerdictMark verdict={row.verdict} />
          {row.nearMiss && <Mark tone="warn">只差一项</Mark>}
        </h3>
        <p className="muted">
          《{row.policy.title}》 {row.policy.department}
          {row.policy.themes.length > 0 && ` · ${row.policy.themes.join('、')}`}
        </p>
        <p>{row.item.benefit ?? '支持金额未公布'}</p>
        <Asked row={row} />
      </div>
      <dl className={styles.figures}>
        <div>
          <dt>金额</dt>
          <dd className={row.amountText ? styles.amount : 'muted'}>
            {row.amountText ?? NO_AMOUNT[row.amount] ?? '按现有数据没有金额'}
          </dd>
        </div>
        <div>
          <dt>申报截止</dt>
          <dd>{row.deadline ? <Deadline last={row.deadline} today={on} /> : <Open row={row} />}</dd>
        </div>
        <div>
          <dt>满足条件</dt>
          <dd className="number">
            {row.met} / {row.conditions} 项
          </dd>
        </div>
      </dl>
      <p className={styles.links}>
        <Link to={`/enterprise/${uscc}/policies/${code}`}>查看政策</Link>
        <Link to={`/enterprise/${uscc}/checkup?policy=${code}`}>查看逐项体检</Link>
      </p>
    </article>
  );
}

/** No last day: either open without one, or not open at all. */
function Open({ row }: { row: MatchRow }) {
  return <span className="muted">{row.verdict === 'notInForce' ? row.validity : '长期有效'}</span>;
}

/** What it asks for beyond the facts: industry and titles, and which facts are missing. */
function Asked({ row: { industries, qualifications, missing } }: { row: MatchRow }) {
  const asked = [
    industries.length > 0 && `限${industries.join('、')}`,
    qualifications.length > 0 && `资质：${qualifications.join('、')}`,
  ].filter(Boolean);
  return (
    <>
      {asked.length > 0 && <p className="muted">{asked.join(' · ')}</p>}
      {missing.length > 0 && <p className={styles.missing}>待补充信息：{missing.join('、')}</p>}
    </>
  );
}
