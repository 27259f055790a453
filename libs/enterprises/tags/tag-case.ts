import { z } from 'zod';
import type { FactValue } from '#matching';
import { completeFacts, type Words } from '../facts/facts-completion.js';
import type { CataloguePath } from '../catalogue-file.js';
import { tagsBeneath } from './tag-fields.js';

const value = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
const made = z.record(z.string(), value);

/** Made-up enterprises by what a tag's rule must say of them. */
export const tagCasesShape = z.strictObject({
  yes: z.array(made).min(1),
  no: z.array(made).min(1),
  unknown: z.array(made).default([]),
});

type TagCases = z.infer<typeof tagCasesShape>;
type Outcome = keyof TagCases;

/** The day as of which cases are judged: they must come out alike on every day. */
const CASE_DAY = '2026-06-30';
const SOME_CODE = '91310113000000000A';

interface FailedCase {
  /** Beneath `cases`. */
  readonly path: CataloguePath;
  readonly reason: string;
}

/**
 * The cases of a tag whose outcome is not the expected one, facts that nobody knows, and a missing case of the third
 * kind where an enterprise of which nothing is known leaves the tag open.
 */
export function failedTagCases(code: string, cases: TagCases | undefined, all: Words): readonly FailedCase[] {
  if (cases === undefined) return [];
  // The others would make a hundred tags for every case of each.
  const words = { ...all, tags: { ...all.tags, tags: tagsBeneath(code, all.tags.tags) } };
  const outcomes = ['yes', 'no', 'unknown'] as const;
  const failed = outcomes.flatMap((expected) =>
    cases[expected].flatMap((facts, i) => {
      const reason = failureOf(code, facts, expected, words);
      return reason === undefined ? [] : [{ path: [expected, i], reason }];
    }),
  );
  const isOpen = cases.unknown.length === 0 && outcomeOf(code, {}, words) === 'unknown';
  return isOpen ? [...failed, { path: ['unknown'], reason: '须有缺数据时无法判断的用例' }] : failed;
}

function failureOf(
  code: string,
  facts: Readonly<Record<string, FactValue>>,
  expected: Outcome,
  words: Words,
): string | undefined {
  const strange = Object.keys(facts).find((key) => key !== 'uscc' && !words.fields.has(key));
  if (strange) return `没有指标“${strange}”`;
  const outcome = outcomeOf(code, facts, words);
  return outcome === expected ? undefined : `应为 ${expected}，实为 ${outcome}`;
}

function outcomeOf(code: string, { uscc, ...facts }: Record<string, FactValue>, words: Words): Outcome {
  const asserted = new Map(
    Object.entries(facts).flatMap(([key, given]) =>
      key.startsWith('tag:') ? [[key.slice('tag:'.length), given === true] as const] : [],
    ),
  );
  const context = { uscc: String(uscc ?? SOME_CODE), today: CASE_DAY, vocabulary: words, asserted };
  const has = completeFacts(facts, context)[`tag:${code}`];
  return has === undefined ? 'unknown' : has ? 'yes' : 'no';
}
