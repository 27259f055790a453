import { type Facts, type FactValue, type FactWorld, isGroup, type RuleNode } from '#matching';
import type { Vocabulary } from '../vocabulary.js';
import { addDerivedFacts, derivationInputs } from './fact-derivation.js';
import { completeFacts } from './facts-completion.js';

/** 100 元 is as fine as advice in 万元 gets; shares are told to a hundredth of a per cent. */
const finestStep = 0.01;

/** The enterprise that is asked about, and the day. */
export interface FactWorldOf {
  readonly uscc: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly asserted: ReadonlyMap<string, boolean>;
}

/** How the facts of the catalogue hang together for one enterprise, for advice. */
export function factWorld({ uscc, today, asserted }: FactWorldOf, vocabulary: Vocabulary): FactWorld {
  const { industries, fields, facts, tags } = vocabulary;
  const inputsOf = (key: string): readonly string[] => {
    const derived = facts.byKey.get(key)?.derived;
    if (derived !== undefined) return derivationInputs(derived);
    const tag = key.startsWith(tagPrefix) ? tags.byCode.get(key.slice(tagPrefix.length)) : undefined;
    if (!tag) return [key];
    return tag.kind === 'asserted' ? [] : fieldsIn(tag.rule).flatMap(inputsOf);
  };
  return {
    context: { today, industries, catalogue: fields },
    complete: (stored) =>
      lazily({ uscc, today, industries }, stored, () =>
        completeFacts(stored, { uscc, today, vocabulary, asserted }),
      ),
    inputsOf,
    stepOf: (key) => (facts.byKey.get(key)?.integer ? 1 : finestStep),
  };
}

const tagPrefix = 'tag:';

const fieldsIn = (node: RuleNode): string[] =>
  isGroup(node)
    ? node.rules.flatMap(fieldsIn)
    : [node.field, ...(node.valueSource === 'field' ? [String(node.value)] : [])];

/** Derived facts at once, tags only when a rule asks for one: advice tries hundreds of values that no tag hangs on. */
function lazily(context: Parameters<typeof addDerivedFacts>[1], stored: Facts, withTags: () => Facts): Facts {
  const derived: Record<string, FactValue | undefined> = { ...stored };
  addDerivedFacts(derived, context);
  let whole: Facts | undefined;
  return new Proxy(derived, {
    get: (facts, key: string) => (key.startsWith(tagPrefix) ? (whole ??= withTags())[key] : facts[key]),
  });
}
