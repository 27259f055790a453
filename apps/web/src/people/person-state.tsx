import type { PersonRow } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';

type State = PersonRow['state'];

/** What the states of an account are called. */
export const PERSON_STATES: Readonly<Record<State, { label: string; tone: Tone }>> = {
  active: { label: '可使用', tone: 'ok' },
  unauthorised: { label: '尚未授权', tone: 'warn' },
  ended: { label: '已停用', tone: 'quiet' },
};

/** Whether somebody may sign in, and do anything. */
export function PersonStateMark({ state }: { state: State }) {
  const { label, tone } = PERSON_STATES[state];
  return <Mark tone={tone}>{label}</Mark>;
}
