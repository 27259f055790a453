import { fieldsAsked, isGroup, type RuleNode } from '#matching';
import type { Vocabulary } from '../vocabulary.js';
import type { Fact } from './fact.js';

/** The facts that decide a rule, each once; those beneath the tags it names are among them. */
export function factsUsed(rule: RuleNode, { facts, tags }: Pick<Vocabulary, 'facts' | 'tags'>): Fact[] {
  const found = new Map<string, Fact>();
  const visit = (node: RuleNode): void => {
    if (isGroup(node)) return node.rules.forEach(visit);
    fieldsAsked(node).forEach(visitField);
  };
  const visitField = (key: string): void => {
    const fact = facts.byKey.get(key);
    if (fact) found.set(fact.key, fact);
    const tag = tags.byCode.get(key.replace(/^tag:/, ''));
    if (!fact && tag?.kind === 'derived') visit(tag.rule);
  };
  visit(rule);
  return [...found.values()];
}
