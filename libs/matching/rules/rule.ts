/** What the rule's author says about a condition or a group. */
export interface Meta {
  label?: string;
  /** The clause as published. */
  quote?: string;
  /** Where it was published. */
  source?: string;
  /** What an enterprise can do about it. */
  advice?: string;
  /** 一票否决: missing this one is no near miss. On a group it holds for everything beneath. */
  veto?: boolean;
  /**
   * 豁免、破格: a child of an `or` that takes the place of the others. It is matched like any other child; a page and
   * a sentence say that whoever meets it is not held to the rest.
   */
  exempts?: boolean;
  /** Points as a child of a `score` group: a whole number from 1 to 1,000. */
  points?: number;
}

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'between'
  | 'notBetween'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'beginsWith'
  | 'endsWith'
  | 'containsAny'
  | 'containsAll'
  | 'containsNone'
  | 'null'
  | 'notNull';

/** The field of a condition that only a person can judge (推荐制, 人工核). */
export const MANUAL = 'manual';

/** A leaf of a rule. Dates are 'YYYY-MM-DD' or 'today', the day as of which the rule is judged. */
export interface Condition {
  id?: string;
  field: string;
  operator: Operator;
  value?: unknown;
  /** `field`: the value is the key of another field of the same enterprise, to be compared with. */
  valueSource?: 'field';
  /** What the other field's number is multiplied by first, such as 0.03 for “营业收入的 3%”; 1 when absent. */
  factor?: number;
  meta?: Meta;
}

export type Combinator = 'and' | 'or' | 'atLeast' | 'score';

/**
 * A rule, and every group in it: react-querybuilder's `RuleGroupType` with two combinators of our own.
 * `atLeast` wants `minimum` of its children, `score` wants `minimum` points from those of its children that hold.
 */
export interface RuleGroup {
  id?: string;
  combinator: Combinator;
  not?: boolean;
  minimum?: number;
  rules: (Condition | RuleGroup)[];
  meta?: Meta;
}

export type RuleNode = Condition | RuleGroup;

/** Whether a node of a rule is a group. */
export const isGroup = (node: RuleNode): node is RuleGroup => 'rules' in node;

/** The key of the other field that a leaf compares its own with; undefined when it compares with a value. */
export const otherField = ({ valueSource, value }: Condition): string | undefined =>
  valueSource === 'field' ? String(value) : undefined;

/** The keys of all fields that a leaf asks about: its own first. */
export function fieldsAsked(condition: Condition): readonly string[] {
  const other = otherField(condition);
  return other === undefined ? [condition.field] : [condition.field, other];
}

/** Whether a node of a rule is a leaf for a person. */
export const isManual = (node: RuleNode): boolean => !isGroup(node) && node.field === MANUAL;

/** Whether a person must judge any part of the rule. */
export const hasManual = (node: RuleNode): boolean =>
  isGroup(node) ? node.rules.some(hasManual) : isManual(node);
