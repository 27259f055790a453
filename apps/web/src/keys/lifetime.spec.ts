import { describe, expect, it } from 'vitest';
import { endsSoon } from './lifetime.js';

describe('A key', () => {
  const now = new Date('2026-11-25T00:00:00Z');

  it.each([
    ['2026-12-24T00:00:00Z', 'active', true],
    ['2026-12-26T00:00:00Z', 'active', false],
    ['2026-11-26T00:00:00Z', 'revoked', false],
    ['2026-11-24T00:00:00Z', 'expired', false],
  ] as const)('that ends at %s and is %s ends soon: %s', (expiresAt, state, soon) => {
    expect(endsSoon({ expiresAt, state }, now)).toBe(soon);
  });
});
