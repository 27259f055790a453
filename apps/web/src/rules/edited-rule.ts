import { isGroup, type RuleGroup, type RuleNode } from './rule.js';

/** Marks the ids that rows have while they are edited; an author's own ids are never like this. */
const ROW = 'row~';

let rows = 0;

/** A fresh id for a row. */
export const rowId = (): string => `${ROW}${++rows}`;

/**
 * The rule with an id for every node, by which rows are told apart. Where the rule stands as before, rows keep their ids,
 * so that a change from outside leaves open what is open.
 */
export function withRowIds(rule: RuleGroup, before?: RuleNode): RuleGroup {
  return identified(rule, before) as RuleGroup;
}

function identified(node: RuleNode, before: RuleNode | undefined): RuleNode {
  const same = before && isGroup(before) === isGroup(node) ? before : undefined;
  const id = node.id ?? same?.id ?? rowId();
  if (!isGroup(node)) return { ...node, id };
  const earlier = same && isGroup(same) ? same.rules : [];
  return { ...node, id, rules: node.rules.map((child, i) => identified(child, earlier[i])) };
}

/** The rule as it was given, without what only rows need. */
export function withoutRowIds(rule: RuleGroup): RuleGroup {
  return plain(rule) as RuleGroup;
}

function plain(node: RuleNode): RuleNode {
  const { id, ...rest } = node;
  const kept = id === undefined || id.startsWith(ROW) ? rest : { ...rest, id };
  return 'rules' in kept ? { ...kept, rules: kept.rules.map(plain) } : kept;
}

/** The rule with another node at a path; all others stay the same objects. */
export function replacedAt(rule: RuleGroup, path: readonly number[], node: RuleNode): RuleGroup {
  return replaced(rule, path, node) as RuleGroup;
}

function replaced(at: RuleNode, [first, ...rest]: readonly number[], node: RuleNode): RuleNode {
  if (first === undefined || !isGroup(at)) return node;
  return { ...at, rules: at.rules.map((child, i) => (i === first ? replaced(child, rest, node) : child)) };
}

/** The node at a path. */
export function nodeAt(rule: RuleGroup, path: readonly number[]): RuleNode | undefined {
  return path.reduce<RuleNode | undefined>(
    (at, index) => (at && isGroup(at) ? at.rules[index] : undefined),
    rule,
  );
}

/** The rule with a node put back where it stood, or last in its group when that has become shorter. */
export function insertedAt(rule: RuleGroup, path: readonly number[], node: RuleNode): RuleGroup {
  const parent = nodeAt(rule, path.slice(0, -1));
  if (!parent || !isGroup(parent)) return { ...rule, rules: [...rule.rules, node] };
  const rules = parent.rules.toSpliced(path.at(-1) ?? parent.rules.length, 0, node);
  return replacedAt(rule, path.slice(0, -1), { ...parent, rules });
}
