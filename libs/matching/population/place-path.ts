import { isGroup, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';

/** The way from a rule's top to one of its nodes: the index of the child at each level. */
export type PlacePath = readonly number[];

/** The JSON Pointer (RFC 6901) of a place, as faults and surveys name it. */
export const pointerOf = (path: PlacePath): string => path.map((index) => `/rules/${index}`).join('');

/** Every condition of a rule with the way to it, in the order of the rule. */
export function leavesOf(rule: RuleGroup): { leaf: Exclude<RuleNode, RuleGroup>; path: PlacePath }[] {
  return rule.rules.flatMap((child, i) =>
    isGroup(child)
      ? leavesOf(child).map(({ leaf, path }) => ({ leaf, path: [i, ...path] }))
      : [{ leaf: child, path: [i] }],
  );
}

/** The condition at a JSON Pointer as `pointerOf` writes it, with all nodes on the way, itself the last. Throws a RangeError where there is none. */
export function conditionAt(rule: RuleGroup, pointer: string): { nodes: RuleNode[]; condition: Condition } {
  const nodes: RuleNode[] = [rule];
  let node: RuleNode | undefined = rule;
  for (const step of pointer.split('/rules/').slice(1)) {
    node = node && isGroup(node) ? node.rules[Number(step)] : undefined;
    if (node) nodes.push(node);
  }
  if (!node || isGroup(node)) throw new RangeError(`no condition at ${pointer}`);
  return { nodes, condition: node };
}
