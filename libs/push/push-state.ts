import { Fault } from '#platform';
import type { PushState } from './push.js';

/** What people and the planner do to a push. */
export type PushAction =
  'edit' | 'submit' | 'withdraw' | 'approve' | 'return' | 'delete' | 'dispatch' | 'drift';

interface Transition {
  readonly from: readonly PushState[];
  /** Absent where the state stays as it is, or the push goes. */
  readonly to?: PushState;
}

const transitions: Readonly<Record<PushAction, Transition>> = {
  edit: { from: ['draft', 'returned', 'withdrawn'] },
  delete: { from: ['draft', 'returned', 'withdrawn'] },
  submit: { from: ['draft', 'returned', 'withdrawn'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'withdrawn' },
  return: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
  dispatch: { from: ['approved'], to: 'done' },
  drift: { from: ['approved'], to: 'returned' },
};

/** What each state is called. */
export const pushStateNames: Readonly<Record<PushState, string>> = {
  draft: '草稿',
  submitted: '待审批',
  returned: '已退回',
  withdrawn: '已撤回',
  approved: '已批准',
  done: '已投放',
};

export function isAllowed(action: PushAction, state: PushState): boolean {
  return transitions[action].from.includes(state);
}

/** The state after an action. @throws Fault when the action does not fit the state. */
export function stateAfter(action: PushAction, state: PushState): PushState {
  if (!isAllowed(action, state)) {
    const possible = transitions[action].from.map((each) => `“${pushStateNames[each]}”`).join('、');
    throw new Fault(
      'conflict',
      'push-state',
      `推送现在是“${pushStateNames[state]}”，只有${possible}的推送可以这样操作，请刷新后再看`,
    );
  }
  return transitions[action].to ?? state;
}
