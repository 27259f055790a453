import type { Correction, CorrectionState } from '../api/types.js';
import { Mark, type Tone } from '../app/mark.js';
import type { Column } from '../app/record-table.js';
import { dayOf, minuteOf } from '../text/day.js';
import { fileSize } from '../text/number.js';
import { withUnit } from '../text/quantity.js';

const STATES: Record<CorrectionState, { name: string; tone: Tone }> = {
  open: { name: '待答复', tone: 'accent' },
  accepted: { name: '已采纳', tone: 'ok' },
  rejected: { name: '未采纳', tone: 'bad' },
  withdrawn: { name: '已撤回', tone: 'quiet' },
};

export const STATE_OPTIONS = Object.entries(STATES).map(([value, { name }]) => ({ value, label: name }));

const quantity = (text: string | null, unit: string | null): string =>
  text === null ? '暂无数据' : withUnit(text, unit ?? undefined);

/** What is asked for and why: the columns that both sides see. */
export const CORRECTION_COLUMNS = (attachment: (id: string) => string): readonly Column<Correction>[] => [
  {
    key: 'subject',
    title: '纠错内容',
    main: true,
    width: 260,
    render: ({ subject, unit, stoodText, proposedText, tag }) => (
      <>
        <b>{subject}</b>
        <div>{tag ? '对标签有异议' : `${quantity(stoodText, unit)} → ${quantity(proposedText, unit)}`}</div>
      </>
    ),
  },
  {
    key: 'reason',
    title: '理由',
    render: ({ id, reason, attachment: file }) => (
      <>
        <span className="prewrap">{reason}</span>
        {file && (
          <div>
            <a href={attachment(id)} download>
              {file.name}
            </a>
            <span className="muted">（{fileSize(file.bytes)}）</span>
          </div>
        )}
      </>
    ),
  },
  {
    key: 'asked',
    title: '提出',
    width: 130,
    render: ({ requestedBy, requestedAt }) => (
      <>
        {requestedBy}
        <div className="muted number">{dayOf(requestedAt)}</div>
      </>
    ),
  },
];

/** How far a request is, and what was answered. */
export const stateColumn: Column<Correction> = {
  key: 'state',
  title: '状态与答复',
  width: 240,
  render: ({ state, due, overdue, answer, settledBy, settledAt }) => (
    <>
      <Mark tone={overdue ? 'bad' : STATES[state].tone}>{overdue ? '超期未答复' : STATES[state].name}</Mark>
      {state === 'open' && <div className="muted number">{due} 前答复</div>}
      {answer && <div className="prewrap">{answer}</div>}
      {settledAt && (
        <div className="muted number">
          {settledBy} {minuteOf(settledAt)}
        </div>
      )}
    </>
  ),
};
