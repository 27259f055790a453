import { describe, expect, it } from 'vitest';
import { enumField, optionFault, optionLabel, subsetsOf } from './enum-field.js';
import { enumSetField } from './enum-set-field.js';
import type { Field } from './field.js';
import { unitRatio } from './unit.js';
import { industries } from '../specimens/catalogue.js';

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
const listed: Field = { key: 'g', label: '等级', type: 'enum', options };
const open: Field = { key: 'o', label: '类别', type: 'enum' };
const surroundings = { today: '2026-11-23', industries };
const asked = (...operands: string[]) => [{ plain: 'in' as const, operands }];

describe('the values that tell an enum’s conditions apart', () => {
  it('are its options, or every set of them where several may be possible', () => {
    expect(enumField.samples(asked('a'), listed, surroundings)).toEqual(['a', 'b', 'c']);
    expect(enumField.samples(asked('a'), { ...listed, several: true }, surroundings)).toEqual([
      ['a'],
      ['b'],
      ['a', 'b'],
      ['c'],
      ['a', 'c'],
      ['b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('are the codes asked about, each once, and one that is none of them', () => {
    const samples = enumField.samples([...asked('x', 'y'), ...asked('x')], open, surroundings) ?? [];
    expect(samples.slice(0, 2)).toEqual(['x', 'y']);
    expect(samples).toHaveLength(3);
    expect(['x', 'y']).not.toContain(samples[2]);
  });

  it('are of a set every set of the codes asked about, the empty one too', () => {
    expect(enumSetField.samples([...asked('x'), ...asked('x', 'y')], open, surroundings)).toEqual([
      [],
      ['x'],
      ['y'],
      ['x', 'y'],
    ]);
  });

  it('can’t be listed when there are more than ten codes', () => {
    const codes = Array.from({ length: 11 }, (_, i) => String(i));
    expect(subsetsOf(codes)).toBeUndefined();
    expect(subsetsOf(codes.slice(1))).toHaveLength(1024);
    const many = { ...listed, several: true, options: codes.map((value) => ({ value, label: value })) };
    expect(enumField.samples([], many, surroundings)).toBeUndefined();
  });
});

describe('an option in a rule', () => {
  it('is one of the list, or any code where there is no list', () => {
    expect(optionFault('b', listed)).toBeUndefined();
    expect(optionFault('z', listed)).toBe('应为选项代码之一：a、b、c');
    expect(optionFault(3, listed)).toBe('应为选项代码之一：a、b、c');
    expect(optionFault('z', open)).toBeUndefined();
    expect(optionFault('', open)).toBe('应为选项代码');
  });

  it('reads as its label, or as itself', () => {
    expect([optionLabel('a', listed), optionLabel('z', listed), optionLabel('z', open)]).toEqual([
      'A',
      'z',
      'z',
    ]);
  });
});

describe('the ratio of two units', () => {
  it.each([
    ['万元', '元', 1e-4],
    ['元', '万元', 1e4],
    ['万元', '亿元', 1e4],
    ['人', '人', 1],
    [undefined, undefined, 1],
    ['人', '元', undefined],
    ['元', '人', undefined],
    ['元', undefined, undefined],
    [undefined, '元', undefined],
  ])('of %s and %s is %s', (unit, other, ratio) => {
    expect(unitRatio(unit, other)).toBe(ratio);
  });
});
