import { App, Button } from 'antd';
import type { RuleCheck } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import type { RuleGroup } from './rule.js';
import styles from './rules.module.css';

/** The rule as SQL, or why it can't be that, and as JSON. */
export function RuleExport({ rule, check }: { rule: RuleGroup; check: RuleCheck | undefined }) {
  return (
    <>
      <section aria-label="SQL">
        <p className={styles.lead}>
          PostgreSQL 条件：每个指标一列，列名为指标代码，缺数据为 NULL；结果为 NULL 表示无法判断。
        </p>
        {check?.sql ? <Code name="SQL" text={check.sql} /> : <NoSql check={check} />}
        {check?.sql && <Expiring facts={check.expiring} />}
      </section>
      <section aria-label="JSON" className={styles.json}>
        <p className={styles.lead}>规则本身：可以放进 config 中的政策或标签文件，也可以用命令行检查。</p>
        <Code name="JSON" text={JSON.stringify(rule, null, 2)} />
      </section>
    </>
  );
}

/** The system leaves out what is too old; SQL over somebody's table does not. */
function Expiring({ facts }: { facts: RuleCheck['expiring'] }) {
  if (facts.length === 0) return null;
  return (
    <p className={styles.lead}>
      SQL 不判断数值是否过期。本系统对下列指标只用规定的月数，执行前请把过期的数值置为 NULL：
      {facts.map(({ label, months }) => `${label}（${months} 个月）`).join('、')}。
    </p>
  );
}

function NoSql({ check }: { check: RuleCheck | undefined }) {
  if (!check || check.sqlRefusals.length === 0) return <p className="muted">规则写好后，这里给出 SQL。</p>;
  return (
    <NoticeBar tone="warn">
      这条规则不能写成 SQL：
      <ul>
        {check.sqlRefusals.map(({ code, pointer, message }) => (
          <li key={`${code} ${pointer}`}>{message}</li>
        ))}
      </ul>
    </NoticeBar>
  );
}

function Code({ name, text }: { name: string; text: string }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success(`已复制${name}`),
      () => message.error('浏览器不允许复制，请选中后手工复制'),
    );
  return (
    <div className={styles.code}>
      <Button size="small" onClick={() => void copy()}>
        复制 {name}
      </Button>
      <pre tabIndex={0} aria-label={`规则的 ${name}`} role="region">
        {text}
      </pre>
    </div>
  );
}
