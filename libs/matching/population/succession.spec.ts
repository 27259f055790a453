import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from './matcher.js';
import type { RuleGroup } from '../rules/rule.js';
import { BLOCK_SIZE } from '../set.js';
import { someRule, someSpecimen } from '../specimens/arbitraries.js';
import { populationOf, type Specimen } from '../specimens/population.js';
import { runs } from '../specimens/runs.js';

/** Three to a block, so that a dozen lie in several blocks. */
const spread = 1500;
const blockOf = (index: number): number => Math.floor((index * spread) / BLOCK_SIZE);
const specimens = fc.array(someSpecimen, { minLength: 1, maxLength: 14 });

/** Some of the enterprises replaced by others, and some more at the end. */
const change = fc.record({
  replaced: fc.dictionary(fc.integer({ min: 0, max: 13 }).map(String), someSpecimen, { maxKeys: 3 }),
  added: fc.array(someSpecimen, { maxLength: 4 }),
});

function changed(
  all: readonly Specimen[],
  { replaced, added }: { replaced: Record<string, Specimen>; added: Specimen[] },
) {
  const after = [...all.map((specimen, i) => replaced[i] ?? specimen), ...added];
  const touched = [...Object.keys(replaced).map(Number), ...added.map((_, i) => all.length + i)];
  const before = blockOf(all.length - 1);
  // A longer population has new blocks even where nobody lives in them.
  const grown = Array.from({ length: blockOf(after.length) + 1 }, (_, block) => block).filter(
    (block) => block > before,
  );
  return { after, blocks: [...new Set([...touched.filter((i) => i < after.length).map(blockOf), ...grown])] };
}

describe('a matcher that takes over from a former one', () => {
  it('answers as one made from nothing does, whatever changed and however often', () => {
    fc.assert(
      fc.property(specimens, someRule, change, change, (all, rule, first, second) => {
        let matcher = createMatcher(populationOf(all, spread));
        matcher.audience(rule);
        let present: readonly Specimen[] = all;
        for (const step of [first, second]) {
          const { after, blocks } = changed(present, step);
          const population = populationOf(after, spread);
          const within = blocks.filter((block) => block < population.blocks);
          matcher = matcher.successor(population, within);
          expect(matcher.audience(rule)).toEqual(createMatcher(population).audience(rule));
          present = after;
        }
      }),
      runs(60),
    );
  });

  it('does not compare again what has not changed', () => {
    const rule: RuleGroup = { combinator: 'and', rules: [{ field: 'staff', operator: '<=', value: 300 }] };
    const [small, large] = [10, 400].map((staff) => populationOf([{ facts: { staff } }]));
    const matcher = createMatcher(small!);
    const before = matcher.audience(rule);
    expect(matcher.successor(large!, []).audience(rule)).toEqual(before);
    expect(createMatcher(large!).audience(rule)).not.toEqual(before);
  });

  it('is refused on another day, on which today means another', () => {
    const population = populationOf([]);
    const matcher = createMatcher(population);
    expect(() => matcher.successor({ ...population, today: '2031-01-01' }, [])).toThrow(
      new RangeError('answers of one day do not hold on another'),
    );
  });
});
