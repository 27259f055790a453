import { Button } from 'antd';
import type { CodeList } from '../api/types.js';
import { NoticeBar } from '../app/notice-bar.js';
import { csvOf, saveFile } from '../text/csv.js';
import { count } from '../text/number.js';
import styles from './composer.module.css';

const ASIDE = [
  { kind: 'malformed', name: '不是统一社会信用代码' },
  { kind: 'unknown', name: '没有登记' },
  { kind: 'inactive', name: '已注销或已合并' },
  { kind: 'repeated', name: '重复' },
] as const;

/** How many are on a list and can be reached, and what was left aside, row by row. */
export function CodeListSummary({ list }: { list: CodeList }) {
  const aside = ASIDE.filter(({ kind }) => list.aside[kind].count > 0);
  return (
    <div className={styles.list}>
      <p role="status">
        名单“{list.name}”：给出 {count(list.given)} 个代码，其中在业企业 <b>{count(list.active)} 家</b>
        能收到。
      </p>
      {aside.length > 0 && (
        <>
          <NoticeBar tone="warn">
            {aside.map(({ kind, name }) => `${name} ${count(list.aside[kind].count)} 个`).join('，')}
            ；这些不会收到。
          </NoticeBar>
          {aside.map(({ kind, name }) => (
            <Aside key={kind} name={name} aside={list.aside[kind]} />
          ))}
          <Button size="small" onClick={() => saveAside(list)}>
            导出有问题的代码（CSV）
          </Button>
        </>
      )}
    </div>
  );
}

function Aside({ name, aside }: { name: string; aside: CodeList['aside']['unknown'] }) {
  return (
    <details>
      <summary>
        {name}（{count(aside.count)} 个）
      </summary>
      <ul className={styles.aside}>
        {aside.first.map(({ row, code, reason }) => (
          <li key={`${row}/${code}`}>
            第 {row} 行 <code>{code}</code> <span className="muted">{reason}</span>
          </li>
        ))}
        {aside.count > aside.first.length && (
          <li className="muted">……其余 {count(aside.count - aside.first.length)} 个不逐一列出</li>
        )}
      </ul>
    </details>
  );
}

function saveAside({ name, aside }: CodeList): void {
  const rows = ASIDE.flatMap(({ kind, name: what }) =>
    aside[kind].first.map(({ row, code, reason }) => [row, code, what, reason]),
  );
  saveFile(`${name}-有问题的代码.csv`, csvOf([['行', '代码', '问题', '说明'], ...rows]));
}
