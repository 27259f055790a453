import type { Catalogue, FactValue, Facts, Field } from './field.js';
import type { IndustryTree } from './industry-tree.js';
import type { Combinator, Meta, Operator, RuleGroup } from './rule.js';
import type { Truth } from './ternary.js';

/** 初步符合 · 待补充信息 · 需人工认定 · 暂不符合 · 不在有效期 (the last is for the caller, who knows the rounds). */
export type Verdict = 'eligible' | 'undetermined' | 'needsPerson' | 'ineligible' | 'notInForce';

/** What a check-up needs besides the rule and the facts. */
export interface CheckupContext {
  /** The day that 'today' means in a rule, YYYY-MM-DD. */
  today: string;
  industries: IndustryTree;
  catalogue: Catalogue;
}

interface NodeCommon {
  /** JSON Pointer of the node within the rule; '' is the rule itself. */
  pointer: string;
  id?: string;
  truth: Truth;
  /** Whether it stands under an odd number of nots, so that a 'no' is what helps. */
  negated: boolean;
  meta?: Meta;
}

export interface CheckupGroup extends NodeCommon {
  kind: 'group';
  combinator: Combinator;
  not: boolean;
  minimum?: number;
  children: CheckupNode[];
}

export interface CheckupCondition extends NodeCommon {
  kind: 'condition';
  field: string;
  label: string;
  operator: Operator;
  threshold: unknown;
  value: FactValue | undefined;
  type: Field['type'] | undefined;
  unit?: string;
  period?: string;
  feed?: string;
  editable?: boolean;
}

export interface CheckupManual extends NodeCommon {
  kind: 'manual';
  label: string;
}

/** The rule again, with what was found at each place. */
export type CheckupNode = CheckupGroup | CheckupCondition | CheckupManual;

/** One enterprise against one rule, explained. */
export interface Checkup {
  verdict: Verdict;
  nearMiss: boolean;
  root: CheckupNode;
  /** Conditions that speak for the enterprise (under a not: those that do not hold). */
  met: number;
  unmet: number;
  unknown: number;
  manual: number;
  /** Keys of the unknown fields that the verdict still hangs on, in the order of the rule. */
  missing: string[];
}

/** Judges one enterprise by one rule and says why. */
export function checkup(rule: RuleGroup, facts: Facts, context: CheckupContext): Checkup {
  void [rule, facts, context];
  throw new Error('not yet written');
}
