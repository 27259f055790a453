import { Button } from 'antd';
import { isProblem, reasonOf } from '../api/problem.js';
import styles from './states.module.css';

interface Props {
  error: unknown;
  title?: string;
  onRetry?: () => void;
}

/** Asking again helps only where the answer may change. */
const mayHelp = (error: unknown): boolean => !isProblem(error) || error.status === 0 || error.status >= 500;

/** What went wrong, in the server's words, and a way to try again. */
export function Failure({ error, title = '没能加载', onRetry }: Props) {
  return (
    <div role="alert" className={styles.state}>
      <p className={styles.title}>{isProblem(error) && error.status === 404 ? '没有找到' : title}</p>
      <p className="muted">{reasonOf(error)}</p>
      {onRetry && mayHelp(error) && <Button onClick={onRetry}>重试</Button>}
    </div>
  );
}
