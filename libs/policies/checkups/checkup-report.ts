import type { Change, Checkup, Estimate, SettlingFact, Verdict } from '#matching';
import type { KnownEnterprise } from '#enterprises';
import type { Policy, PolicyItem } from '../policy.js';

/** The check-up of one enterprise on one policy item. */
export interface CheckupItem {
  readonly policy: Policy;
  readonly item: PolicyItem;
  /** What counts: not in force goes before everything the rule says. */
  readonly verdict: Verdict;
  readonly outcome: Checkup;
  /** What it comes to, when an amount was published. */
  readonly estimate: Estimate | undefined;
}

/** An item with the smallest change that would make the enterprise eligible for it. */
export interface ItemAdvice {
  readonly item: CheckupItem;
  readonly changes: readonly Change[];
}

/** 政策体检 of one enterprise on one day. */
export interface CheckupReport {
  readonly known: KnownEnterprise;
  /** The day as of which facts, rules, validity and ages were taken. */
  readonly on: string;
  readonly items: readonly CheckupItem[];
  /** What the items it is eligible for come to together, of each exclusion group the highest only. */
  readonly sum: Estimate;
}

/** What the enterprise can do about the items it is not eligible for. */
export interface CheckupAdvice {
  /** Missing facts, those first that unlock most. */
  readonly toSupply: readonly SettlingFact<CheckupItem>[];
  readonly nearest: readonly ItemAdvice[];
}
