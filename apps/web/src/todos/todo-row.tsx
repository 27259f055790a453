import { Button } from 'antd';
import { Link } from 'react-router';
import { remind } from '../api/todos.js';
import type { Todo } from '../api/types.js';
import { Deadline } from '../app/deadline.js';
import { Mark } from '../app/mark.js';
import { useStep } from '../app/use-change.js';
import { briefly, minuteOf } from '../text/day.js';
import { TODO_KINDS } from './todo-kind.js';
import styles from './todos.module.css';

/** One thing that waits: what, since when, until when, why it came back, and what to do. */
export function TodoRow({ todo, today }: { todo: Todo; today: string }) {
  const kind = TODO_KINDS[todo.kind];
  const to = kind.to(todo);
  const act = todo.mine ? kind.act : '查看';
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>
          <Mark tone={kind.tone}>{kind.name}</Mark>
          <Link to={to}>{todo.title}</Link>
          {todo.overdue && <Mark tone="bad">已超期</Mark>}
          {todo.comment && <Mark tone="bad">已退回</Mark>}
        </p>
        <p className="muted">
          {[todo.department, todo.note, `${minuteOf(todo.since)} 起`].filter(Boolean).join(' · ')}
        </p>
        {todo.comment && <p>退回意见：{todo.comment}</p>}
        {todo.reminded && (
          <p className={styles.reminded}>
            {todo.reminded.by} {briefly(todo.reminded.at)} 催办
          </p>
        )}
      </div>
      <p className={styles.due}>{todo.due && <Deadline last={todo.due} today={today} />}</p>
      <div className={styles.acts}>
        {!todo.mine && <Remind todo={todo} />}
        <Link to={to} aria-label={`${act}：${todo.title}`}>
          {act} ›
        </Link>
      </div>
    </li>
  );
}

/** 催办; once a day for each. */
function Remind({ todo }: { todo: Todo }) {
  const send = useStep(() => remind(todo), { stale: [['todos']], said: '已催办，对方会在待办中看到' });
  const done = todo.reminded?.today === true;
  return (
    <Button
      size="small"
      disabled={done}
      loading={send.isPending}
      aria-label={`催办：${todo.title}`}
      onClick={() => send.mutate()}
    >
      {done ? '今天已催办' : '催办'}
    </Button>
  );
}
