import type { PushState } from '../api/types.js';
import styles from './pushes.module.css';
import { STATES } from './state.js';

const WAY: readonly PushState[] = ['draft', 'submitted', 'approved', 'done'];
const PLACE: Record<PushState, number> = {
  draft: 0,
  returned: 0,
  withdrawn: 0,
  submitted: 1,
  approved: 2,
  done: 3,
};

/** Where the push stands on its way from draft to done. */
export function PushSteps({ state }: { state: PushState }) {
  const place = PLACE[state];
  return (
    <ol className={styles.steps} aria-label="推送进度">
      {WAY.map((step, index) => {
        const here = index === place;
        const passed = index < place || state === 'done';
        const name = `${styles.step} ${passed ? styles.passed : ''} ${here ? styles.now : ''}`;
        return (
          <li key={step} className={name} aria-current={here ? 'step' : undefined}>
            {here ? STATES[state].name : STATES[step].name}
          </li>
        );
      })}
    </ol>
  );
}
