import { describe, expect, it } from 'vitest';
import { bodyShapeFault } from './body-shape.js';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = { a: value };
  return value;
}

describe('The shape of a body', () => {
  it.each([undefined, null, 5, 'text', [], {}, { rules: [{ a: 1 }] }, nested(64)])(
    'may be ordinary',
    (body) => {
      expect(bodyShapeFault(body)).toBeUndefined();
    },
  );

  it('may not be deeper than 64 levels, and the place is named', () => {
    const fault = bodyShapeFault({ title: 'x', rule: nested(64) });
    expect(fault).toMatchObject({ kind: 'invalid', code: 'body-too-deep' });
    expect(fault?.details[0]?.pointer).toBe(`/rule${'/a'.repeat(63)}`);
  });

  it('is refused without a crash however deep it is', () => {
    expect(bodyShapeFault(nested(500_000))?.code).toBe('body-too-deep');
  });

  it('may not have thousands of fields in one object', () => {
    const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, field) => [`f${field}`, field]));
    expect(bodyShapeFault({ 'a/b': [wide] })?.details).toEqual([
      { pointer: '/a~1b/0', message: '字段超过 1000 个' },
    ]);
  });

  it('may be a long list, and not an endless one', () => {
    expect(bodyShapeFault({ codes: Array(50_000).fill('x') })).toBeUndefined();
    expect(bodyShapeFault({ codes: Array(100_000).fill('x') })?.code).toBe('body-too-large');
  });
});
