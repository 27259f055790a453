import { Fault } from '#platform';
import type { DraftContent } from './draft-content.js';

export type DraftState = 'draft' | 'submitted' | 'returned' | 'approved';
export type DraftAction = 'edit' | 'delete' | 'submit' | 'withdraw' | 'return' | 'approve';

/** The next version of a policy while it is written and decided on. */
export interface PolicyDraft {
  readonly id: string;
  readonly department: { readonly code: string; readonly name: string };
  /** The policy that gets a new version; null for a new one. */
  readonly policy: string | null;
  readonly content: DraftContent;
  readonly revision: number;
  readonly state: DraftState;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly savedBy: { readonly id: string; readonly name: string };
  readonly savedAt: Date;
  readonly submittedBy: { readonly id: string; readonly name: string } | null;
  readonly submittedAt: Date | null;
}

interface Transition {
  readonly from: readonly DraftState[];
  /** Absent where the state stays as it is, or the draft goes. */
  readonly to?: DraftState;
}

const transitions: Readonly<Record<DraftAction, Transition>> = {
  edit: { from: ['draft', 'returned'] },
  delete: { from: ['draft', 'returned'] },
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'draft' },
  return: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
};

const stateNames: Readonly<Record<DraftState, string>> = {
  draft: '草稿',
  submitted: '待审',
  returned: '已退回',
  approved: '已发布',
};

/** Whether an action fits a state. */
export const draftAllows = (action: DraftAction, state: DraftState): boolean =>
  transitions[action].from.includes(state);

/** The state after an action. @throws Fault when the action does not fit the state */
export function draftStateAfter(action: DraftAction, state: DraftState): DraftState {
  if (!draftAllows(action, state)) {
    const possible = transitions[action].from.map((each) => `“${stateNames[each]}”`).join('、');
    throw new Fault(
      'conflict',
      'draft-state',
      `这份草稿现在是“${stateNames[state]}”，只有${possible}的草稿可以这样操作，请刷新后再看`,
    );
  }
  return transitions[action].to ?? state;
}
