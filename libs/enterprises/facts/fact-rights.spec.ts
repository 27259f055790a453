import { describe, expect, it } from 'vitest';
import { mayView } from './fact-rights.js';

const of = (code: string | null) => ({ department: code === null ? null : { code, name: code } });

describe('who may see a fact of single enterprises', () => {
  it('is everybody on the staff where the catalogue says all', () => {
    for (const code of ['civil', null])
      expect(mayView(of(code), { seenBy: 'all', editedBy: 'tax' })).toBe(true);
  });

  it.each([
    ['ecoc', true],
    ['tax', true],
    ['civil', false],
    [null, false],
  ])('is the departments named and the one that gives it: %s %s', (code, may) => {
    expect(mayView(of(code), { seenBy: ['ecoc'], editedBy: 'tax' })).toBe(may);
  });
});
