/** What can wait for somebody. */
export const todoKinds = [
  'policyDraft',
  'policyApproval',
  'pushDraft',
  'pushApproval',
  'correction',
  'round',
  'tagList',
  'grant',
] as const;
export type TodoKind = (typeof todoKinds)[number];

/** Something that waits: for the person who looks, or for somebody of whom they wait. */
export interface Todo {
  readonly kind: TodoKind;
  readonly id: string;
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly departmentName: string | null;
  readonly title: string;
  /** What the thing is found by where it is not found by its id, such as the policy of a round. */
  readonly about: string | null;
  /** Why it came back. */
  readonly comment: string | null;
  readonly since: Date;
  /** YYYY-MM-DD, the last day; null when there is none. */
  readonly due: string | null;
  /** The last time that somebody asked to be quick about it (催办). */
  readonly reminded: { readonly at: Date; readonly by: string; readonly today: boolean } | null;
}

/** Which of it, and how much at once. */
export interface TodoSearch {
  /** What the person has to do, or what they wait for others to do. */
  readonly group: 'mine' | 'waiting';
  readonly kind?: TodoKind | undefined;
  readonly page: number;
  readonly size: number;
}

export interface TodoCounts {
  readonly mine: number;
  readonly waiting: number;
  /** Of the person's own. */
  readonly overdue: number;
}

export interface TodoPage extends TodoCounts {
  readonly items: readonly Todo[];
  readonly total: number;
}
