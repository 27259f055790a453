import type { z } from 'zod';
import type { RuleGroup } from '#matching';
import type { benefitShape } from './benefit-shape.js';
import type { clauseMark, PolicyProfile } from './drafts/draft-content.js';

/** An application window of a policy; days in Shanghai, both included. */
export interface Round {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** What an enterprise gets. No amount stands here that was not published. */
export type Benefit = Readonly<z.output<typeof benefitShape>>;

/** Where in the policy's document the clause stands that a condition rests on. */
export type ClauseMark = Readonly<z.output<typeof clauseMark>>;

/** One rule with one benefit. */
export interface PolicyItem {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly rule: RuleGroup;
  readonly benefit: Benefit | null;
  /** Of the items of one group an enterprise gets one only (就高不兼得). */
  readonly exclusionGroup: string | null;
  readonly marks: readonly ClauseMark[];
}

/** A policy in its newest version. */
export interface Policy {
  readonly code: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly version: { readonly id: string; readonly number: number };
  readonly title: string;
  readonly documentNumber: string | null;
  readonly summary: string;
  readonly source: string;
  /** What it is about (主题), such as 税费减免. */
  readonly themes: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly rounds: readonly Round[];
  readonly items: readonly PolicyItem[];
  /** Where it is kept: in the operator's file or by its department in pages. */
  readonly origin: 'file' | 'editor';
  readonly profile: Partial<PolicyProfile>;
  readonly document: string | null;
  /** From this day on it no longer holds (废止). */
  readonly repealedOn: string | null;
  readonly repealReason: string | null;
  /** The policy that took its place, and those whose place it took (代替). */
  readonly supersededBy: PolicyName | null;
  readonly supersedes: readonly PolicyName[];
}

export interface PolicyName {
  readonly code: string;
  readonly title: string;
}
