import type { Todo } from '../api/types.js';
import type { Tone } from '../app/mark.js';

interface KindWords {
  name: string;
  /** What is to be done, on the link that leads there. */
  act: string;
  tone: Tone;
  to: (todo: Todo) => string;
}

/** What each kind is called, what is to be done about it, and where. */
export const TODO_KINDS: Readonly<Record<Todo['kind'], KindWords>> = {
  policyDraft: { name: '政策草稿', act: '去完成', tone: 'quiet', to: ({ id }) => `/policies/drafts/${id}` },
  policyApproval: {
    name: '政策审批',
    act: '去审批',
    tone: 'accent',
    to: ({ id }) => `/policies/drafts/${id}`,
  },
  pushDraft: { name: '推送草稿', act: '去完成', tone: 'quiet', to: ({ id }) => `/pushes/${id}` },
  pushApproval: { name: '推送审批', act: '去审批', tone: 'accent', to: ({ id }) => `/pushes/${id}` },
  correction: { name: '数据纠错', act: '去答复', tone: 'accent', to: () => '/corrections' },
  round: {
    name: '批次将截止',
    act: '看政策',
    tone: 'warn',
    to: ({ about }) => `/policies/${encodeURIComponent(about ?? '')}`,
  },
  tagList: {
    name: '名单将到期',
    act: '去延长',
    tone: 'warn',
    to: ({ about }) => `/catalogue/tags/${encodeURIComponent(about ?? '')}`,
  },
  grant: { name: '授权将到期', act: '去授权', tone: 'warn', to: () => '/people' },
};
