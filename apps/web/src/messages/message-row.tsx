import { Link } from 'react-router';
import type { Message } from '../api/types.js';
import { segmentName } from '../policies/segment.js';
import { briefly, minuteOf } from '../text/day.js';
import { KindMark } from './kind.js';
import styles from './messages.module.css';

const EXCERPT = 90;

const excerptOf = (body: string): string => {
  const line = body.replaceAll(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
};

interface Props {
  message: Message;
  to: string;
  current: boolean;
}

/** One message in the list: unread or not, from whom, what about, when. */
export function MessageRow({ message, to, current }: Props) {
  const state = `${styles.row} ${message.read ? '' : styles.unread} ${current ? styles.current : ''}`;
  return (
    <Link to={to} preventScrollReset className={state} aria-current={current || undefined}>
      <span className={styles.dot}>{!message.read && <span className="visually-hidden">未读</span>}</span>
      <span className={styles.words}>
        <span className={styles.subject}>
          <KindMark kind={message.kind} />
          <span className={styles.title}>{message.title}</span>
        </span>
        <span className={styles.excerpt}>{excerptOf(message.body)}</span>
        <span className={styles.from}>
          {message.department}
          {message.policy && message.segment && ` · ${segmentName(message.segment)}`}
        </span>
      </span>
      <time className={styles.time} dateTime={message.sentAt} title={minuteOf(message.sentAt)}>
        {briefly(message.sentAt)}
      </time>
    </Link>
  );
}
