import { type Catalogue, checkup, type Facts, type IndustryTree } from '#matching';
import { deriveFacts } from './fact-derivation.js';
import type { TagCatalogue } from '../tags/tag.js';

/** What facts are completed with: a `Vocabulary`, or as much of one as there is while it is loaded. */
export interface Words {
  readonly industries: IndustryTree;
  readonly fields: Catalogue;
  readonly tags: TagCatalogue;
}

export interface CompletionContext {
  readonly uscc: string;
  /** YYYY-MM-DD, the day as of which facts are derived. */
  readonly today: string;
  readonly vocabulary: Words;
  /** Whether it stands on the departments' lists, by tag code; a tag that was never given is left out. */
  readonly asserted?: ReadonlyMap<string, boolean>;
}

/** All that rules may ask of one enterprise: stored facts, derived facts, and the tags that follow from them. */
export function completeFacts(
  stored: Facts,
  { uscc, today, vocabulary, asserted }: CompletionContext,
): Facts {
  const { industries, fields, tags } = vocabulary;
  const facts: Record<string, Facts[string]> = { ...deriveFacts(stored, { uscc, today, industries }) };
  // In the order of their dependencies, so that a tag finds those it names.
  for (const tag of tags.tags) {
    if (tag.kind === 'asserted') {
      facts[tag.field.key] = asserted?.get(tag.code);
      continue;
    }
    const { truth } = checkup(tag.rule, facts, { today, industries, catalogue: fields }).root;
    if (truth !== 'unknown') facts[tag.field.key] = truth === 'yes';
  }
  return facts;
}
