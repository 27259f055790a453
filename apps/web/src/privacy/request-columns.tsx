import type { PrivacyRequest } from '../api/types.js';
import type { Column } from '../app/record-table.js';
import { minuteOf } from '../text/day.js';
import { GROUNDS, KINDS, RequestState } from './request-state.js';

/** What is asked for, by whom, and how far it is: the columns that both sides see. */
export const REQUEST_COLUMNS: readonly Column<PrivacyRequest>[] = [
  {
    key: 'kind',
    title: '请求',
    main: true,
    width: 250,
    render: ({ kind, ground, reason }) => (
      <>
        <b>{KINDS[kind]}</b>
        {ground && <div>{GROUNDS[ground]}</div>}
        {reason && <div className="muted prewrap">{reason}</div>}
      </>
    ),
  },
  {
    key: 'asked',
    title: '提出',
    width: 140,
    render: ({ requestedBy, requestedAt }) => (
      <>
        {requestedBy}
        <div className="muted number">{minuteOf(requestedAt)}</div>
      </>
    ),
  },
  { key: 'state', title: '状态', render: (request) => <RequestState request={request} /> },
];
