import { isGroup, type RuleNode } from '#matching';

/** The ids of a rule's nodes, by which marks in the document hold on to them. */
export const idsOf = (node: RuleNode): string[] => [
  ...(node.id === undefined ? [] : [node.id]),
  ...(isGroup(node) ? node.rules.flatMap(idsOf) : []),
];
