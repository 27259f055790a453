import { Button } from 'antd';
import type { Me } from '../api/types.js';
import styles from './layout.module.css';
import { useLeave } from './session.js';

/** Who acts, for which department, and the way to act as somebody else. */
export function ActingPerson({ me }: { me: Me }) {
  const leave = useLeave();
  return (
    <div className={styles.person}>
      <span className={styles.who}>
        <span className="visually-hidden">当前人员：</span>
        <span className={styles.name}>{me.name}</span>
        {me.department && <span className={styles.department}>{me.department.name}</span>}
      </span>
      {me.demo && (
        <Button size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
          切换人员
        </Button>
      )}
    </div>
  );
}
