import type { PushState } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';

/** The states of a push, what each is called, and what happens in it. */
export const STATES: Record<PushState, { name: string; tone: Tone; meaning: string }> = {
  draft: { name: '草稿', tone: 'quiet', meaning: '还没有提交，只有本部门能看到' },
  submitted: { name: '待审批', tone: 'warn', meaning: '等待另一位同事审批' },
  returned: { name: '已退回', tone: 'bad', meaning: '审批人要求修改，修改后可再次提交' },
  withdrawn: { name: '已撤回', tone: 'quiet', meaning: '提交人撤回，修改后可再次提交' },
  approved: { name: '投放中', tone: 'accent', meaning: '已批准，正在投放' },
  done: { name: '已完成', tone: 'ok', meaning: '投放结束，结果见投放台账' },
};

export const STATE_OPTIONS = Object.entries(STATES).map(([value, { name }]) => ({ value, label: name }));

/** The state of a push as a small label. */
export function StateMark({ state }: { state: PushState }) {
  return <Mark tone={STATES[state].tone}>{STATES[state].name}</Mark>;
}
