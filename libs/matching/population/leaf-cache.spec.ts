import { expect, describe, it } from 'vitest';
import { LeafCache } from './leaf-cache.js';
import type { Condition } from '../rules/rule.js';
import { setOf } from '../set.js';
import type { Ternary } from '../ternary.js';

const about = (value: unknown, more: Partial<Condition> = {}): Condition => ({
  field: 'staff',
  operator: '>',
  value,
  ...more,
});
/** A block is 512 bytes: a sure answer takes one set, an open one two. */
const sure = (): Ternary => ({ yes: setOf(1, [1]), possible: setOf(1, [1]) });
const open = (): Ternary => ({ yes: setOf(1, [1]), possible: setOf(1, [1, 2]) });

/** A cache with what had to be computed, in order. */
function watched(maximumBytes: number) {
  const cache = new LeafCache(maximumBytes);
  const computed: unknown[] = [];
  const ask = (value: unknown, answer: () => Ternary = sure, more: Partial<Condition> = {}): Ternary => {
    const compute = () => (computed.push(value), answer());
    return cache.get(about(value, more), compute);
  };
  return { cache, computed, ask };
}

describe('the answers to conditions', () => {
  it('are computed once for all conditions that ask the same', () => {
    const { computed, ask } = watched(1e6);
    expect(ask(1)).toBe(ask(1, sure, { id: 'x', meta: { veto: true } }));
    ask(2);
    ask(1, sure, { operator: '<' });
    ask(1, sure, { field: 'revenue' });
    ask(1, sure, { valueSource: 'field' });
    ask(1, sure, { valueSource: 'field', factor: 3 });
    expect(computed).toEqual([1, 2, 1, 1, 1, 1]);
  });

  it('hold one set for both where nothing is unknown', () => {
    const { ask } = watched(1e6);
    const [first, second] = [ask(1), ask(2, open)];
    expect(first.possible).toBe(first.yes);
    expect(second.possible).not.toBe(second.yes);
    expect(second).toEqual(open());
  });

  it('are dropped when they outgrow their bytes, the longest unused first', () => {
    const { computed, ask } = watched(3 * 512);
    [1, 2, 3].forEach((value) => ask(value));
    ask(1);
    expect(computed).toEqual([1, 2, 3]);
    ask(4);
    [1, 3, 4].forEach((value) => ask(value));
    expect(computed).toEqual([1, 2, 3, 4]);
    ask(2);
    expect(computed).toEqual([1, 2, 3, 4, 2]);
  });

  it('take twice the bytes where something is unknown', () => {
    const { computed, ask } = watched(3 * 512);
    ask(1, open);
    ask(2);
    ask(1, open);
    expect(computed).toEqual([1, 2]);
    ask(3, open);
    ask(1, open);
    expect(computed).toEqual([1, 2, 3, 1]);
  });

  it('are given away once, and their bytes with them', () => {
    const { cache, computed, ask } = watched(2 * 512);
    const kept = ask(1);
    expect(cache.take(about(1))).toBe(kept);
    expect(cache.take(about(1))).toBeUndefined();
    ask(2);
    ask(3);
    ask(2);
    expect(computed).toEqual([1, 2, 3]);
    ask(1);
    expect(computed).toEqual([1, 2, 3, 1]);
    ask(2);
    expect(computed).toEqual([1, 2, 3, 1]);
  });
});
