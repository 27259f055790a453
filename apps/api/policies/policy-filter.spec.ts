import { describe, expect, it } from 'vitest';
import { narrowed, type PolicyRow } from './policy-filter.js';

const policy = (title: string, department: string, changes: Partial<PolicyRow> = {}): PolicyRow => ({
  code: title,
  title,
  department: { code: department, name: `区${department}` },
  documentNumber: `宝府〔2025〕${title.length}号`,
  themes: [],
  validFrom: null,
  validTo: null,
  inForce: true,
  validity: '',
  version: 1,
  origin: 'file',
  repealedOn: null,
  items: 1,
  ...changes,
});

const all = [
  policy('稳岗返还', 'hrss', { themes: ['稳岗就业'] }),
  policy('研发费用加计扣除', 'tax', { themes: ['税费减免', '科技创新'] }),
  policy('科创30条', 'tax', { inForce: false }),
  policy('旧办法', 'tax', { repealedOn: '2027-01-01', themes: ['税费减免'] }),
];
const titles = (rows: PolicyRow[]) => rows.map(({ title }) => title);

describe('the list of policies', () => {
  it.each([
    ['by words of the title', { query: '研发' }, ['研发费用加计扣除']],
    ['by the document number', { query: '〔2025〕8号' }, ['研发费用加计扣除']],
    ['by theme', { theme: '稳岗就业' }, ['稳岗返还']],
    ['to what has ended and was not repealed', { state: 'ended' as const }, ['科创30条']],
    ['to what is repealed, also in future', { state: 'repealed' as const }, ['旧办法']],
    [
      'by department and being in force at once',
      { department: 'tax', state: 'inForce' as const },
      ['研发费用加计扣除'],
    ],
  ])('is narrowed %s', (_, filter, expected) => {
    expect(titles(narrowed(all, filter))).toEqual(expected);
  });
});
