import { describe, expect, it } from 'vitest';
import type { PolicyRow } from '../api/types.js';
import { departmentsOf, matching } from './policy-filter.js';

const policy = (title: string, department: string, inForce: boolean): PolicyRow => ({
  code: title,
  title,
  department: { code: department, name: `区${department}` },
  documentNumber: `宝府〔2025〕${title.length}号`,
  themes: [],
  validFrom: null,
  validTo: null,
  inForce,
  validity: '',
  version: 1,
  origin: 'file',
  repealedOn: null,
  items: 1,
});

const all = [
  policy('稳岗返还', 'hrss', true),
  policy('研发费用加计扣除', 'tax', true),
  policy('科创30条', 'tax', false),
];
const titles = (rows: PolicyRow[]) => rows.map(({ title }) => title);

describe('the list of policies', () => {
  it('is found by words of the title', () => {
    expect(titles(matching(all, { query: ' 研发 ' }))).toEqual(['研发费用加计扣除']);
  });

  it('is found by the document number', () => {
    expect(titles(matching(all, { query: '〔2025〕4号' }))).toEqual(['稳岗返还']);
  });

  it('is narrowed by department and by being in force, both at once', () => {
    expect(titles(matching(all, { department: 'tax', force: 'no' }))).toEqual(['科创30条']);
  });

  it('offers each department once', () => {
    expect(departmentsOf(all).map(({ value }) => value)).toEqual(['hrss', 'tax']);
  });
});
