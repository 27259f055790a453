import type { PrivacyRequest } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';
import { minuteOf } from '../text/day.js';

type State = PrivacyRequest['state'];

const STATES: Record<State, { name: string; tone: Tone }> = {
  open: { name: '待决定', tone: 'accent' },
  approved: { name: '同意删除，正在删除', tone: 'warn' },
  ready: { name: '可下载', tone: 'ok' },
  done: { name: '已删除', tone: 'ok' },
  refused: { name: '不予删除', tone: 'bad' },
  withdrawn: { name: '已撤回', tone: 'quiet' },
  expired: { name: '副本已删除', tone: 'quiet' },
};

export const KINDS: Record<PrivacyRequest['kind'], string> = { copy: '查阅、复制', erasure: '删除' };

/** The cases of 个人信息保护法 第四十七条第一款, in short. */
export const GROUNDS: Record<NonNullable<PrivacyRequest['ground']>, string> = {
  'no-longer-needed': '处理目的已实现、无法实现或不再必要',
  'service-ended': '已停止经营，或保存期限已届满',
  'consent-withdrawn': '撤回同意',
  unlawful: '违反法律、行政法规或约定处理',
  other: '法律、行政法规规定的其他情形',
};

export const STATE_OPTIONS = Object.entries(STATES).map(([value, { name }]) => ({ value, label: name }));

function nameOf({ kind, state, overdue }: PrivacyRequest): { name: string; tone: Tone } {
  if (overdue) return { name: '超期未办结', tone: 'bad' };
  return kind === 'copy' && state === 'open' ? { name: '正在生成', tone: 'accent' } : STATES[state];
}

/** The day by which it has to be settled, and whether public holidays may yet move it. */
export function dueText({ due, holidaysKnown }: PrivacyRequest): string {
  return holidaysKnown ? due : `${due}（${due.slice(0, 4)} 年放假安排未收录，按周末推算）`;
}

/** How far a request is, until when, and what was answered. */
export function RequestState({ request }: { request: PrivacyRequest }) {
  const { state, copyUntil, answer, remedy, decidedBy, decidedAt, readmitted } = request;
  const { name, tone } = nameOf(request);
  return (
    <>
      <Mark tone={tone}>{name}</Mark>
      {(state === 'open' || state === 'approved') && (
        <div className="muted number">{dueText(request)} 前办结</div>
      )}
      {copyUntil && <div className="muted number">{minuteOf(copyUntil)} 前可下载</div>}
      {answer && <div className="prewrap">{answer}</div>}
      {remedy && <div className="muted">{remedy}</div>}
      {decidedAt && (
        <div className="muted number">
          {decidedBy} {minuteOf(decidedAt)}
        </div>
      )}
      {readmitted && <div className="muted">已恢复登记</div>}
    </>
  );
}
