import { describe, expect, it } from 'vitest';
import { describeChanges } from './change-text.js';
import type { Change } from './nearest-change.js';
import type { Field } from '../fields/field.js';

const options = [
  { value: 'high-tech', label: '高新技术企业' },
  { value: 'gazelle', label: '瞪羚企业' },
];
const fields: Field[] = [
  { key: 'rdExpense', label: '研发费用', type: 'number', unit: '万元' },
  { key: 'rdShare', label: '研发投入强度', type: 'number', unit: '%' },
  { key: 'patents', label: '发明专利', type: 'number' },
  { key: 'listed', label: '上市公司', type: 'boolean' },
  { key: 'grade', label: '资质等级', type: 'enum', options },
  { key: 'qualifications', label: '资质', type: 'enumSet', options },
];
const catalogue = new Map(fields.map((field) => [field.key, field]));
const text = (...changes: Change[]) => describeChanges(changes, catalogue);

describe('a change as advice', () => {
  it.each<[Change, string]>([
    [
      { field: 'rdExpense', from: 112, to: 1_150.5 },
      '再增加研发费用 1,038.5 万元（达到 1,150.5 万元），即可满足',
    ],
    [{ field: 'rdExpense', from: undefined, to: 5 }, '再增加研发费用 5 万元（达到 5 万元），即可满足'],
    [{ field: 'rdShare', from: 4.5, to: 5 }, '再增加研发投入强度 0.5 个百分点（达到 5 %），即可满足'],
    [{ field: 'patents', from: 9, to: 3 }, '减少发明专利 6（降到 3），即可满足'],
    [{ field: 'listed', from: false, to: true }, '“上市公司”由否变为是，即可满足'],
    [{ field: 'listed', from: true, to: false }, '“上市公司”由是变为否，即可满足'],
    [{ field: 'grade', from: 'gazelle', to: 'high-tech' }, '“资质等级”变为高新技术企业，即可满足'],
    [{ field: 'grade', from: 'gazelle', to: 'unheard-of' }, '“资质等级”变为unheard-of，即可满足'],
    [
      { field: 'qualifications', from: undefined, to: ['high-tech', 'gazelle'] },
      '“资质”取得高新技术企业、瞪羚企业，即可满足',
    ],
    [{ field: 'qualifications', from: ['gazelle'], to: [] }, '“资质”消除瞪羚企业，即可满足'],
    [
      { field: 'qualifications', from: ['gazelle'], to: ['high-tech'] },
      '“资质”取得高新技术企业、消除瞪羚企业，即可满足',
    ],
    [{ field: 'unknown', from: 1, to: 2 }, '再增加unknown 1（达到 2），即可满足'],
  ])('%#: says what to do and how far', (change, expected) => {
    expect(text(change)).toBe(expected);
  });

  it('takes all of several', () => {
    expect(text({ field: 'patents', from: 0, to: 1 }, { field: 'listed', from: false, to: true })).toBe(
      '再增加发明专利 1（达到 1），并“上市公司”由否变为是，即可满足',
    );
  });
});
