import type { Estimate, Facts, FactValue, Verdict } from '#matching';

/** The outcome of one item as it was kept. */
export interface KeptItem {
  readonly policy: string;
  readonly policyTitle: string;
  /** The version of the policy that the rule is from. */
  readonly version: { readonly id: string; readonly number: number };
  readonly item: string;
  readonly itemTitle: string;
  readonly verdict: Verdict;
  readonly ruleVerdict: Verdict;
  readonly missing: readonly string[];
  readonly estimate: Estimate | null;
  /** Keys of the fields that the estimate is reckoned from; reports of earlier versions don't say. */
  readonly reckonedFrom?: readonly string[];
  /** Keys of the fields that its rule asks for. */
  readonly asked: readonly string[];
}

/** Who keeps it and when it was made. */
export interface KeptHead {
  readonly id: string;
  readonly at: Date;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly person: string;
  readonly populationVersion: string;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

/** A report as it was, with the facts that the rules saw. */
export interface KeptReport extends KeptHead {
  readonly uscc: string;
  readonly facts: Facts;
  readonly items: readonly KeptItem[];
}

/** One value that differs between two runs. */
export interface FactDifference {
  readonly key: string;
  readonly before: FactValue | undefined;
  readonly after: FactValue | undefined;
}

/** Why an outcome differs: facts changed, another version of the rule, only the day, or the item is new or gone. */
export interface ItemDifference {
  readonly policy: string;
  readonly policyTitle: string;
  readonly item: string;
  readonly itemTitle: string;
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
  readonly facts: readonly FactDifference[];
  readonly versions: { readonly before: number; readonly after: number } | undefined;
  readonly day: boolean;
}
