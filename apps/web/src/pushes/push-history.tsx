import type { PushDetail } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { minuteOf } from '../text/day.js';
import styles from './pushes.module.css';

const ACTIONS: Record<string, string> = {
  create: '创建',
  created: '创建',
  edit: '修改',
  edited: '修改',
  submit: '提交审批',
  submitted: '提交审批',
  withdraw: '撤回',
  withdrawn: '撤回',
  approve: '批准',
  approved: '批准',
  return: '退回',
  returned: '退回',
  planned: '完成投放计划',
  dispatched: '开始投放',
  done: '投放完成',
};

/** Who did what with the push, and when. */
export function PushHistory({ push }: { push: PushDetail }) {
  if (push.history.length === 0) return null;
  return (
    <Panel title="经过">
      <ol className={styles.history}>
        {push.history.map(({ at, person, action, comment }, index) => (
          <li key={index}>
            <span className="muted number">{minuteOf(at)}</span> {person} <b>{ACTIONS[action] ?? action}</b>
            {comment && <p className="prewrap">{comment}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
