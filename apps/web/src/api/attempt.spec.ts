import { describe, expect, it } from 'vitest';
import { Attempt } from './attempt.js';

const keyOf = (attempt: Attempt, content: unknown) => attempt.headers(content)['Idempotency-Key'];

describe('an attempt to create something', () => {
  it('keeps its key while the same content is sent again', () => {
    const attempt = new Attempt();
    expect(keyOf(attempt, { title: '甲' })).toBe(keyOf(attempt, { title: '甲' }));
  });

  it('gets another key when the content changed', () => {
    const attempt = new Attempt();
    expect(keyOf(attempt, { title: '甲' })).not.toBe(keyOf(attempt, { title: '乙' }));
  });

  it('gets another key after a success, also for the same content', () => {
    const attempt = new Attempt();
    const first = keyOf(attempt, { title: '甲' });
    attempt.settle();
    expect(keyOf(attempt, { title: '甲' })).not.toBe(first);
  });
});
