import { describe, expect, it } from 'vitest';
import type { Meta, RuleNode } from '#matching';
import { nodeNotes } from './node-notes.js';

const leaf = (meta?: Meta): RuleNode => ({ field: 'staff', operator: '>=', value: 1, ...(meta && { meta }) });

describe('How a condition counts', () => {
  it.each<[string, Meta | undefined]>([
    ['', undefined],
    ['', { label: '人数', quote: '不少于一人' }],
    ['（一票否决）', { veto: true }],
    ['（豁免）', { exempts: true }],
    ['（20 分）', { points: 20 }],
    ['（一票否决，5 分）', { veto: true, points: 5 }],
  ])('is said as “%s” of %j', (said, meta) => {
    expect(nodeNotes(leaf(meta))).toBe(said);
  });
});
