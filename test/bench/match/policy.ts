import type { RuleGroup } from '#matching';

/** Five of the thirteen towns. */
const towns = ['310113003', '310113007', '310113008', '310113101', '310113103'];
/** Manufacturing (divisions 13 to 43) and software (63 to 65). */
const divisions = [...Array.from({ length: 31 }, (_, i) => 13 + i), 63, 64, 65];

/** A policy with eight conditions on facts of every type, as the product has it. */
export const policy: RuleGroup = {
  combinator: 'and',
  rules: [
    { field: 'industry', operator: 'in', value: ['C', '63', '64', '65'] },
    { field: 'town', operator: 'in', value: towns },
    { field: 'established', operator: '<=', value: '2023-11-23' },
    { field: 'staff', operator: '<=', value: 300 },
    { field: 'revenue', operator: '>=', value: 50 },
    { field: 'debtRatio', operator: '<=', value: 80 },
    { field: 'taxCredit', operator: 'in', value: ['A', 'B', 'M'] },
    { field: 'dishonest', operator: '=', value: false },
  ],
};

const texts = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** The same in SQL, whose NULL logic is the same as ours. */
export const policyInSql = `
  division IN (${divisions.join(', ')}) AND town IN (${texts(towns)}) AND established <= DATE '2023-11-23'
  AND staff <= 300 AND revenue >= 50 AND debt_ratio <= 80 AND tax_credit IN (${texts(['A', 'B', 'M'])})
  AND dishonest = false`;

const present = (name: string) => ({ '!==': [{ var: name }, null] });

/** The same in JSON Logic, where a missing number is 0 unless it is asked for first. */
export const policyInJsonLogic = {
  and: [
    { in: [{ var: 'division' }, divisions] },
    { in: [{ var: 'town' }, towns] },
    present('established'),
    { '<=': [{ var: 'established' }, 20231123] },
    present('staff'),
    { '<=': [{ var: 'staff' }, 300] },
    { '>=': [{ var: 'revenue' }, 50] },
    present('debtRatio'),
    { '<=': [{ var: 'debtRatio' }, 80] },
    { in: [{ var: 'taxCredit' }, ['A', 'B', 'M']] },
    { '===': [{ var: 'dishonest' }, false] },
  ],
};

/** The same for json-rules-engine, whose number operators refuse what is no number. */
export const policyInJsonRules = {
  all: [
    { fact: 'division', operator: 'in', value: divisions },
    { fact: 'town', operator: 'in', value: towns },
    { fact: 'established', operator: 'lessThanInclusive', value: 20231123 },
    { fact: 'staff', operator: 'lessThanInclusive', value: 300 },
    { fact: 'revenue', operator: 'greaterThanInclusive', value: 50 },
    { fact: 'debtRatio', operator: 'lessThanInclusive', value: 80 },
    { fact: 'taxCredit', operator: 'in', value: ['A', 'B', 'M'] },
    { fact: 'dishonest', operator: 'equal', value: false },
  ],
};

/** The same in ZEN's expressions; `at` stands before each fact. A comparison with null would be an error. */
export const policyInZen = (at: '' | '#.'): string =>
  [
    `${at}division in [${divisions.join(', ')}]`,
    `${at}town in [${texts(towns)}]`,
    ...(
      [
        ['established', '<= 20231123'],
        ['staff', '<= 300'],
        ['revenue', '>= 50'],
        ['debtRatio', '<= 80'],
      ] as const
    ).map(([fact, test]) => `${at}${fact} != null and ${at}${fact} ${test}`),
    `${at}taxCredit in ['A', 'B', 'M']`,
    `${at}dishonest == false`,
  ].join(' and ');
