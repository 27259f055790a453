import { describe, expect, it } from 'vitest';
import { withUnit } from './quantity.js';

describe('a value for people', () => {
  it('carries its unit once', () => {
    expect(withUnit('1,203.5', '万元')).toBe('1,203.5 万元');
    expect(withUnit('14 月', '月')).toBe('14 月');
  });

  it('stands alone when it has no unit', () => {
    expect(withUnit('否', undefined)).toBe('否');
  });
});
