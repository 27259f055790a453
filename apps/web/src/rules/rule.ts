/** What the author says about a condition or a group: the clause it rests on, and how it counts. */
export interface Meta {
  label?: string;
  /** The clause as published. */
  quote?: string;
  /** Where it was published. */
  source?: string;
  /** What an enterprise can do about it. */
  advice?: string;
  /** 一票否决 */
  veto?: boolean;
  /** 豁免: stands in for the other paths of an `or`. */
  exempts?: boolean;
  /** Points as a child of a `score` group. */
  points?: number;
}

/** A condition of a rule, as the API has it; what is not chosen yet is an empty text or not there. */
export interface Condition {
  id?: string;
  field: string;
  operator: string;
  value?: unknown;
  valueSource?: 'field';
  factor?: number;
  meta?: Meta;
}

export type Combinator = 'and' | 'or' | 'atLeast' | 'score';

/** A rule, and every group in it, as the API has it. */
export interface RuleGroup {
  id?: string;
  combinator: Combinator;
  not?: boolean;
  minimum?: number;
  rules: RuleNode[];
  meta?: Meta;
}

export type RuleNode = Condition | RuleGroup;

/** Something wrong with a rule, and where (JSON Pointer). */
export interface RuleFault {
  code: string;
  pointer: string;
  message: string;
}

/** The field of a condition that only a person can judge. */
export const MANUAL = 'manual';

export const isGroup = (node: RuleNode): node is RuleGroup => 'rules' in node;

/** The JSON Pointer of a node. */
export const pointerOf = (path: readonly number[]): string => path.map((i) => `/rules/${i}`).join('');

/** The pointer of the condition or group that a place in a rule lies in. */
export const placeOf = (pointer: string): string => /^(?:\/rules\/\d+)*/.exec(pointer)?.[0] ?? '';

/** The path of the node at a pointer. */
export const pathOf = (pointer: string): number[] =>
  [...placeOf(pointer).matchAll(/\d+/g)].map(([index]) => Number(index));

/** A condition for the data to judge, with nothing chosen yet. */
export const emptyCondition = (): Condition => ({ field: '', operator: '=' });

/** A condition that only a person can judge. */
export const manualCondition = (): Condition => ({ field: MANUAL, operator: '=', value: true });

/** A rule, or a group, with a condition to begin with. */
export const emptyRule = (): RuleGroup => ({ combinator: 'and', rules: [emptyCondition()] });
