import { Skeleton } from 'antd';
import styles from './states.module.css';

/** The shape of what is on its way. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  return (
    <div role="status" aria-label="正在加载" className={styles.waiting}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
