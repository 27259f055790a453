import { useQuery } from '@tanstack/react-query';
import { unreadQuery } from '../api/inbox.js';
import { todosQuery } from '../api/todos.js';
import styles from './layout.module.css';
import { enterpriseOf, type Place } from './navigation.js';

/** The count beside a place; nothing where there is nothing to do. */
export function NavBadge({ of, to }: { of: NonNullable<Place['badge']>; to: string }) {
  return of === 'unread' ? <Unread uscc={enterpriseOf(to) ?? ''} /> : <Todo />;
}

function Unread({ uscc }: { uscc: string }) {
  const { data } = useQuery(unreadQuery(uscc));
  if (!data || data.unread === 0) return null;
  return <Badge text={data.text} meaning={`${data.text} 条未读`} />;
}

function Todo() {
  const { data } = useQuery(todosQuery({ size: 1 }));
  if (!data || data.mine === 0) return null;
  const text = data.mine > 99 ? '99+' : `${data.mine}`;
  return <Badge text={text} meaning={`${text} 件待办`} />;
}

function Badge({ text, meaning }: { text: string; meaning: string }) {
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{meaning}</span>
    </span>
  );
}
