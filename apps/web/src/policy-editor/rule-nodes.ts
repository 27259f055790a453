import { isGroup, type RuleGroup, type RuleNode } from '../rules/rule.js';

/** A condition or group that rests on a clause, and where in the rule it stands (JSON Pointer). */
export interface Quoting {
  readonly pointer: string;
  readonly node: RuleNode;
  readonly quote: string;
}

/** Every node of a rule with its pointer, the rule itself first. */
export function nodesOf(node: RuleNode, pointer = ''): (readonly [pointer: string, node: RuleNode])[] {
  const inner = isGroup(node)
    ? node.rules.flatMap((child, i) => nodesOf(child, `${pointer}/rules/${i}`))
    : [];
  return [[pointer, node], ...inner];
}

/** The nodes that quote the document, in order. */
export const quotingNodes = (rule: RuleGroup): Quoting[] =>
  nodesOf(rule).flatMap(([pointer, node]) =>
    node.meta?.quote ? [{ pointer, node, quote: node.meta.quote }] : [],
  );

/** “条件 1.2”, by its place in the rule. */
export function placeOfNode(pointer: string): string {
  const numbers = [...pointer.matchAll(/\/rules\/(\d+)/g)].map(([, index]) => Number(index) + 1);
  return numbers.length === 0 ? '整条规则' : `条件 ${numbers.join('.')}`;
}

/** The same rule with each node passed through a function, from the leaves up. */
export function mapNodes(node: RuleNode, change: (node: RuleNode) => RuleNode): RuleNode {
  return change(
    isGroup(node) ? { ...node, rules: node.rules.map((child) => mapNodes(child, change)) } : node,
  );
}
