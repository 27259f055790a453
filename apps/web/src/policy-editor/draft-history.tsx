import type { DraftDetail } from '../api/types.js';
import { Panel } from '../app/panel.js';
import { minuteOf } from '../text/day.js';

const ACTIONS: Readonly<Record<DraftDetail['history'][number]['action'], string>> = {
  submitted: '提交',
  withdrawn: '撤回',
  returned: '退回',
  approved: '批准',
};

/** Who did what to the draft, and what they said. */
export function DraftHistory({ history }: { history: DraftDetail['history'] }) {
  if (history.length === 0) return null;
  return (
    <Panel title="经过">
      <ol>
        {history.map(({ action, person, comment, at }) => (
          <li key={`${at} ${action}`}>
            {minuteOf(at)} {person} {ACTIONS[action]}
            {comment && `：${comment}`}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
