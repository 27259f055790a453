import { describe, expect, it } from 'vitest';
import { itemPlace, sectionOf } from './fault-places.js';

const fault = (pointer: string) => ({ pointer, place: null, message: '' });

describe('A fault', () => {
  it.each([
    ['/document', 'document'],
    ['/title', 'head'],
    ['/disclosure', 'head'],
    ['/items', 'items'],
    ['/items/0/benefit/amount/rate', 'items'],
    ['/validTo', 'time'],
    ['/rounds/1/closes', 'time'],
    ['/entry', 'contact'],
  ])('at %s belongs to %s', (pointer, section) => {
    expect(sectionOf(fault(pointer))).toBe(section);
  });

  it.each([
    ['/items/1/rule/rules/0/rules/2/value', { item: 1, condition: '/rules/0/rules/2' }],
    ['/items/0/rule', { item: 0, condition: '' }],
    ['/items/12/title', { item: 12, condition: '' }],
    ['/items', undefined],
    ['/rounds/0/title', undefined],
  ])('at %s leads to the condition it is about', (pointer, place) => {
    expect(itemPlace(pointer)).toEqual(place);
  });
});
