import { isGroup, type RuleGroup, type RuleNode } from '#matching';
import type { Policy, PolicyItem } from '../policy.js';
import { type DraftContent, type DraftItem, draftContent, usualSource } from './draft-content.js';
import { idsOf } from './node-ids.js';

/** A policy as a draft again, so that its next version can be written. */
export function contentOfPolicy(policy: Policy): DraftContent {
  const { title, documentNumber, summary, source, themes, validFrom, validTo, profile, document } = policy;
  const content = draftContent.parse({
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
  // Not written by anybody, it follows when the number is changed.
  return source === usualSource(content) ? { ...content, source: '' } : content;
}

function itemContent({ code, title, rule, benefit, exclusionGroup, marks }: PolicyItem): Partial<DraftItem> {
  const { advice = '', ...meta } = rule.meta ?? {};
  return {
    code,
    title,
    rule: withIds({ ...rule, meta }, newIds(rule)),
    benefit,
    exclusionGroup: exclusionGroup ?? '',
    advice,
    marks: [...marks],
  };
}

/** Ids that no node of the rule has. */
function* newIds(rule: RuleGroup): Generator<string> {
  const used = new Set(idsOf(rule));
  for (let number = 1; ; number++) if (!used.has(`c${number}`)) yield `c${number}`;
}

/** Marks in the document hold on to conditions by id; rules of files have none. */
function withIds<Node extends RuleNode | RuleGroup>(node: Node, ids: Iterator<string>): Node {
  const id = node.id ?? String(ids.next().value);
  return isGroup(node)
    ? { ...node, id, rules: node.rules.map((child) => withIds(child, ids)) }
    : { ...node, id };
}
