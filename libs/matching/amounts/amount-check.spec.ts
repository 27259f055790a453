import { describe, expect, it } from 'vitest';
import type { Amount } from './amount.js';
import { checkAmount } from './amount-check.js';
import type { Field } from '../fields/field.js';

const fields: Field[] = [
  { key: 'income', label: '应纳税所得额', type: 'number', unit: '万元' },
  { key: 'premium', label: '缴纳失业保险费', type: 'number', unit: '元' },
  { key: 'hired', label: '新招用人数', type: 'number', unit: '人' },
  { key: 'calls', label: '靠泊艘次', type: 'number', unit: '次' },
  {
    key: 'sizeGrade',
    label: '企业规模',
    type: 'enum',
    options: ['large', 'small'].map((value) => ({ value, label: value })),
  },
];
const catalogue = new Map(fields.map((field) => [field.key, field]));
const perCall = (value: number): Amount => ({ kind: 'perUnit', of: 'calls', value });
const bands = (...ends: object[]): Amount => ({
  kind: 'banded',
  by: 'calls',
  bands: ends.map((end, i) => ({ ...end, amount: perCall(i) })),
});
const tiers = (...values: string[][]): Amount => ({
  kind: 'tiered',
  by: 'sizeGrade',
  tiers: values.map((each) => ({ values: each, amount: perCall(1) })),
});

describe('an amount beside the catalogue', () => {
  it.each<[Amount, string]>([
    [{ kind: 'rate', of: 'profit', rate: 0.1 }, '/of 指标“profit”不在指标目录中'],
    [{ kind: 'rate', of: 'hired', rate: 0.1 }, '/of “新招用人数”的单位不是金额，不能按比例计算金额'],
    [{ kind: 'rate', of: 'sizeGrade', rate: 0.1 }, '/of “企业规模”应为数值型指标'],
    [{ kind: 'perUnit', of: 'sizeGrade', value: 1 }, '/of “企业规模”应为数值型指标'],
    [
      { kind: 'tiered', by: 'hired', tiers: [{ values: [], amount: perCall(1) }] },
      '/by “新招用人数”应为选项型指标',
    ],
    [{ kind: 'tiered', by: 'grade', tiers: [] }, '/by 指标“grade”不在指标目录中'],
    [{ kind: 'banded', by: 'sizeGrade', bands: [{ amount: perCall(1) }] }, '/by “企业规模”应为数值型指标'],
    [tiers(['small', 'huge']), '/tiers/0/values/1 “huge”不是可选的值'],
    [tiers(['small'], ['large', 'small']), '/tiers/1/values/1 “small”已在另一档中'],
    [bands({ upTo: 5, below: 6 }, {}), '/bands/0 一档的上限只能写 upTo（含）或 below（不含）之一'],
    [bands({}, {}), '/bands/0 除最后一档外，每档都应有上限'],
    [bands({ upTo: 5 }), '/bands/0 最后一档不应有上限，否则超出的企业没有对应的档'],
    [bands({ upTo: 5 }, { upTo: 5 }, {}), '/bands/1 各档的上限应由小到大'],
    [bands({ below: 5 }, { below: 4 }, {}), '/bands/1 各档的上限应由小到大'],
    [
      { kind: 'banded', by: 'calls', bands: [{ amount: { kind: 'perUnit', of: 'x', value: 1 } }] },
      '/bands/0/amount/of 指标“x”不在指标目录中',
    ],
    [
      {
        kind: 'tiered',
        by: 'sizeGrade',
        tiers: [{ values: ['small'], amount: { kind: 'rate', of: 'hired', rate: 1 } }],
      },
      '/tiers/0/amount/of “新招用人数”的单位不是金额，不能按比例计算金额',
    ],
  ])('%#: is refused with the place and the reason', (amount, fault) => {
    expect(checkAmount(amount, catalogue).map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
      fault,
    ]);
  });

  it.each<[Amount]>([
    [{ kind: 'fixed', value: 5 }],
    [{ kind: 'rate', of: 'premium', rate: 0.3 }],
    [{ kind: 'rate', of: 'income', rate: 0.3 }],
    [tiers(['small'], ['large'])],
    [bands({ below: 5 }, { upTo: 6 }, { below: 9 }, {})],
    [bands({})],
  ])('%#: is fine when all fits', (amount) => {
    expect(checkAmount(amount, catalogue)).toEqual([]);
  });
});
