import type { ReactNode } from 'react';
import type { NoticeKind } from '../api/types.js';
import { KindMark } from './kind.js';
import styles from './messages.module.css';

interface Props {
  kind: NoticeKind;
  title: string;
  body: string;
  link: string | null;
  /** From whom and when. */
  origin: ReactNode;
  segment: string | null;
}

/** A notice as an enterprise reads it. Editors see the same while they write. */
export function NoticeBody({ kind, title, body, link, origin, segment }: Props) {
  return (
    <>
      <p className={styles.origin}>
        <KindMark kind={kind} /> {origin}
      </p>
      <h2 className={styles.heading}>{title}</h2>
      {segment && <p className={styles.segment}>本企业所在分组：{segment}</p>}
      <div className={styles.body}>{body}</div>
      {link && (
        <p className={styles.link}>
          原文或申报入口：
          <a href={link} target="_blank" rel="noopener noreferrer">
            {link}
          </a>
        </p>
      )}
      <p className={styles.disclaimer}>本消息根据已有数据匹配，最终以主管部门审核为准。</p>
    </>
  );
}
