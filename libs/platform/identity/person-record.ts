import type { Role } from './permission.js';

/** Where a person stands: may sign in; may, but nothing is granted; may not any more. */
export const personStates = ['active', 'unauthorised', 'ended'] as const;
export type PersonState = (typeof personStates)[number];

/** By what the list of people can be sorted. */
export const personOrders = ['department', 'name', 'created', 'seen'] as const;
export type PersonOrder = (typeof personOrders)[number];

/** A line of the list of people. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly department: { readonly code: string; readonly name: string } | null;
  /** In force today. */
  readonly roles: readonly Role[];
  /** How the provider knows the person; null as long as no account is bound. */
  readonly subject: string | null;
  readonly state: PersonState;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Why the account was ended. */
  readonly endReason: string | null;
  readonly lastSeenAt: Date | null;
}

/** What narrows the list of people. */
export interface PersonFilter {
  /** Part of the name, or the whole account. */
  readonly query?: string;
  readonly department?: string;
  readonly role?: Role;
  readonly state?: PersonState;
}

/** A page of the list, sorted. */
export interface PersonQuery extends PersonFilter {
  readonly order?: PersonOrder;
  readonly descending?: boolean;
  readonly page: number;
  readonly size: number;
}
