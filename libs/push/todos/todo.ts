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

/** A row of a kind's query. */
export interface TodoRow {
  readonly id: string;
  /** Code of the department whose it is; null for what belongs to none. */
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly title: string;
  /** What the thing is found by where it is not found by its id, such as the policy of a round. */
  readonly about: string | null;
  /** Why it came back. */
  readonly comment: string | null;
  /** Who handed it in, and so can't settle it. */
  readonly owner: string | null;
  readonly since: Date;
  /** YYYY-MM-DD, the last day; null when there is none. */
  readonly due: string | null;
}

/** Something that waits: for the person who looks, or for somebody of whom they wait. */
export interface Todo extends TodoRow {
  readonly kind: TodoKind;
  readonly mine: boolean;
  readonly overdue: boolean;
  /** The last time that somebody asked to be quick about it (催办). */
  readonly reminded: { readonly at: Date; readonly by: string; readonly today: boolean } | null;
}
