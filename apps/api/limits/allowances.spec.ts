import { describe, expect, it } from 'vitest';
import { Allowances } from './allowances.js';

const minute = 60_000;

describe('An allowance', () => {
  it('is used up, and refills evenly', () => {
    const allowances = new Allowances();
    const waits = Array.from({ length: 4 }, () => allowances.take('a', 3, 0).wait);
    expect(waits).toEqual([0, 0, 0, 20]);
    expect(allowances.take('a', 3, minute / 3 - 1).wait).toBe(1);
    expect(allowances.take('a', 3, minute / 3).wait).toBe(0);
    expect(allowances.take('a', 3, 10 * minute)).toEqual({ left: 2, wait: 0, whole: 20 });
  });

  it('is nobody else’s', () => {
    const allowances = new Allowances();
    allowances.take('a', 1, 0);
    expect([allowances.take('a', 1, 0).wait, allowances.take('b', 1, 0).wait]).toEqual([60, 0]);
  });

  it('is not won back by whoever makes it forget others', () => {
    const allowances = new Allowances(10);
    allowances.take('busy', 1, 0);
    for (let stranger = 0; stranger < 100; stranger++) {
      allowances.take(`stranger ${stranger}`, 1, 0);
      expect(allowances.take('busy', 1, 0).wait).toBe(60);
    }
  });
});
