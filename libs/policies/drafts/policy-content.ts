import { isGroup, type RuleGroup, type RuleNode } from '#matching';
import type { Policy, PolicyItem } from '../policy.js';
import { type DraftContent, type DraftItem, draftContent } from './draft-content.js';

/** A policy as a draft again, so that its next version can be written. */
export function contentOfPolicy(policy: Policy): DraftContent {
  const { title, documentNumber, summary, source, themes, validFrom, validTo, profile, document } = policy;
  return draftContent.parse({
    ...profile,
    title,
    documentNumber: documentNumber ?? '',
    summary,
    source,
    themes,
    validFrom,
    validTo,
    document,
    rounds: policy.rounds.map(({ code, title: name, opens, closes }) => ({
      code,
      title: name,
      opens,
      closes,
    })),
    items: policy.items.map(itemContent),
  });
}

function itemContent({ code, title, rule, benefit, exclusionGroup }: PolicyItem): Partial<DraftItem> {
  const counter = { next: 1 };
  return {
    code,
    title,
    rule: withIds(rule, counter),
    benefit,
    exclusionGroup: exclusionGroup ?? '',
    advice: rule.meta?.advice ?? '',
  };
}

/** Marks in the document hold on to conditions by id; rules of files have none. */
function withIds<Node extends RuleNode | RuleGroup>(node: Node, counter: { next: number }): Node {
  const id = node.id ?? `c${counter.next++}`;
  return isGroup(node)
    ? { ...node, id, rules: node.rules.map((child) => withIds(child, counter)) }
    : { ...node, id };
}
