import { describe, expect, it } from 'vitest';
import { checkup, type Checkup } from './checkup.js';
import type { CheckupGroup } from './explanation.js';
import type { Facts } from '../fields/field.js';
import type { Condition, Meta, RuleGroup } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';
import { today } from '../specimens/population.js';

const check = (rule: RuleGroup, facts: Facts) => checkup(rule, facts, { today, industries, catalogue });
const when = (field: string, operator: Condition['operator'], value: unknown, meta?: Meta): Condition => ({
  field,
  operator,
  value,
  meta,
});
const all = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });

const leavesOf = ({ root }: Checkup) => (root.kind === 'group' ? root.children : []);

/** 失业保险稳岗返还: paid in full for 12 months, and laid off ≤ 5.5 %, or ≤ 20 % with at most 30 insured staff. */
const stableJobs = all(when('insuranceMonths', '>=', 12), {
  combinator: 'or',
  rules: [
    when('layoffRate', '<=', 5.5),
    all(when('insuredStaff', '<=', 30), when('layoffRate', '<=', 20, { quote: '裁员率不高于20%' })),
  ],
});

describe('稳岗返还 for an enterprise with a layoff rate of 15 %', () => {
  it('is undetermined and asks for the insured staff, when they are missing', () => {
    const { verdict, missing, nearMiss } = check(stableJobs, { insuranceMonths: 12, layoffRate: 15 });
    expect({ verdict, missing, nearMiss }).toEqual({
      verdict: 'undetermined',
      missing: ['insuredStaff'],
      nearMiss: false,
    });
  });

  it('is settled by the insured staff, one way or the other', () => {
    expect(check(stableJobs, { insuranceMonths: 12, layoffRate: 15, insuredStaff: 30 }).verdict).toBe(
      'eligible',
    );
    expect(check(stableJobs, { insuranceMonths: 12, layoffRate: 15, insuredStaff: 31 }).verdict).toBe(
      'ineligible',
    );
  });

  it('does not ask for what can no longer help', () => {
    const { verdict, missing } = check(stableJobs, { insuranceMonths: 11, layoffRate: 15 });
    expect({ verdict, missing }).toEqual({ verdict: 'ineligible', missing: [] });
  });
});

describe('the explanation', () => {
  it('lays value, threshold, unit, period and feed beside the clause', () => {
    const { root, met, unmet, unknown } = check(stableJobs, { insuranceMonths: 12, layoffRate: 15 });
    expect({ met, unmet, unknown }).toEqual({ met: 2, unmet: 1, unknown: 1 });
    expect(root).toMatchObject({ kind: 'group', pointer: '', truth: 'unknown' });
    const leaf =
      root.kind === 'group' && root.children[1]?.kind === 'group' ? root.children[1].children[1] : undefined;
    expect(leaf?.kind === 'group' ? leaf.children[1] : undefined).toEqual({
      kind: 'condition',
      pointer: '/rules/1/rules/1/rules/1',
      truth: 'yes',
      negated: false,
      field: 'layoffRate',
      label: '裁员率',
      text: '裁员率 ≤ 20 %',
      operator: '<=',
      threshold: 20,
      value: 15,
      type: 'number',
      unit: '%',
      period: '上年度',
      feed: '人社',
      meta: { quote: '裁员率不高于20%' },
    });
  });

  it('lays the other field beside the one that is compared with it', () => {
    const share: Condition = {
      ...when('rdExpense', '>=', 'revenue'),
      valueSource: 'field',
      factor: 0.03,
      id: 'share',
    };
    const [leaf] = leavesOf(check(all(share), { rdExpense: 1, revenue: 50 }));
    expect(leaf).toEqual({
      kind: 'condition',
      id: 'share',
      pointer: '/rules/0',
      truth: 'no',
      negated: false,
      field: 'rdExpense',
      label: '研发费用',
      text: '研发费用 ≥ 营业收入的 3%',
      operator: '>=',
      threshold: 'revenue',
      other: {
        field: 'revenue',
        label: '营业收入',
        value: 50,
        factor: 0.03,
        unit: '万元',
        period: '上年度',
        feed: '税务',
      },
      value: 1,
      type: 'number',
      unit: '元',
      period: '上年度',
      feed: '税务',
    });
    const [plain] = leavesOf(check(all({ ...share, factor: undefined }), { rdExpense: 1 }));
    expect(plain).toMatchObject({ truth: 'unknown', other: { factor: 1, value: undefined } });
  });

  it('lays the groups and what a person must judge around it', () => {
    const rule: RuleGroup = {
      combinator: 'atLeast',
      minimum: 1,
      not: true,
      id: 'top',
      meta: { label: '组' },
      rules: [{ ...when('manual', '=', true, { label: '推荐' }), id: 'm' }, all(when('staff', '>', 3))],
    };
    expect(check(rule, {}).root).toMatchObject({
      kind: 'group',
      id: 'top',
      pointer: '',
      truth: 'unknown',
      negated: false,
      not: true,
      combinator: 'atLeast',
      minimum: 1,
      meta: { label: '组' },
      children: [
        {
          kind: 'manual',
          id: 'm',
          pointer: '/rules/0',
          truth: 'unknown',
          negated: true,
          text: '推荐（人工认定）',
        },
        { kind: 'group', pointer: '/rules/1', not: false, negated: true },
      ],
    });
    const [first] = (check(rule, {}).root as CheckupGroup).children;
    expect(first?.meta).toEqual({ label: '推荐' });
  });

  it('names by their keys fields that are not in the catalogue any more', () => {
    const gone: Condition = { ...when('gone', '>', 'lost'), valueSource: 'field' };
    expect(leavesOf(check(all(gone), {}))[0]).toEqual({
      kind: 'condition',
      pointer: '/rules/0',
      truth: 'unknown',
      negated: false,
      field: 'gone',
      label: 'gone',
      text: 'gone（未知指标）',
      operator: '>',
      threshold: 'lost',
      other: { field: 'lost', label: 'lost', factor: 1 },
    });
  });

  it('counts a condition under a not as met when it does not hold', () => {
    const honest: RuleGroup = { ...all(when('dishonest', '=', true)), not: true };
    const { verdict, met, root } = check(all(honest), { dishonest: false });
    expect({ verdict, met }).toEqual({ verdict: 'eligible', met: 1 });
    expect(root).toMatchObject({ children: [{ truth: 'yes', children: [{ truth: 'no', negated: true }] }] });
  });
});

describe('a condition only a person can judge', () => {
  const recommended = all(when('staff', '<=', 300), when('manual', '=', true, { label: '经街镇推荐' }));

  it('leaves the verdict to the person when all else is settled', () => {
    const { verdict, manual, missing } = check(recommended, { staff: 10 });
    expect({ verdict, manual, missing }).toEqual({ verdict: 'needsPerson', manual: 1, missing: [] });
  });

  it('comes after the facts: what is missing is asked for first', () => {
    const { verdict, missing } = check(recommended, {});
    expect({ verdict, missing }).toEqual({ verdict: 'undetermined', missing: ['staff'] });
  });

  it('asks in the order of the rule, whatever the person would say', () => {
    const person = when('manual', '=', true);
    const rule: RuleGroup = {
      combinator: 'or',
      rules: [
        all({ ...all(person), not: true }, when('staff', '>', 3)),
        all(person, when('insuredStaff', '>', 3), when('staff', '>', 9)),
      ],
    };
    expect(check(rule, {}).missing).toEqual(['staff', 'insuredStaff']);
  });

  it('troubles nobody when the rule fails without it', () => {
    expect(check(recommended, { staff: 301 }).verdict).toBe('ineligible');
  });
});

describe('a near miss', () => {
  const staff = when('staff', '<=', 300);
  const honest = when('dishonest', '!=', true, { veto: true });

  it('lacks one condition', () => {
    expect(check(all(staff, honest), { staff: 301, dishonest: false }).nearMiss).toBe(true);
  });

  it('is none when two are lacking, or when the one is a veto', () => {
    expect(check(all(staff, honest), { staff: 301, dishonest: true }).nearMiss).toBe(false);
    expect(check(all(staff, honest), { staff: 300, dishonest: true }).nearMiss).toBe(false);
  });

  it('is none when something else is unknown: it would still not be eligible', () => {
    expect(check(all(staff, honest), { staff: 301 }).nearMiss).toBe(false);
  });

  it('is none when the veto lies on the group around the condition', () => {
    const vetoes: RuleGroup = { ...all(when('dishonest', '!=', true)), meta: { veto: true } };
    expect(check(all(staff, vetoes), { staff: 300, dishonest: true }).nearMiss).toBe(false);
  });
});

describe('what is only partly known', () => {
  it('answers for an interval when all of it is wanted', () => {
    const smallOrMicro = all(when('sizeGrade', 'in', ['small', 'micro']));
    expect(check(smallOrMicro, { sizeGrade: ['small', 'micro'] }).verdict).toBe('eligible');
    expect(check(smallOrMicro, { sizeGrade: ['medium', 'small'] }).missing).toEqual(['sizeGrade']);
    expect(check(smallOrMicro, { sizeGrade: ['large', 'medium'] }).verdict).toBe('ineligible');
  });

  it('is an industry known only at a wider level', () => {
    const chemicals = all(when('industry', 'in', ['C261', '27']));
    expect(check(chemicals, { industry: '2614' }).verdict).toBe('eligible');
    expect(check(chemicals, { industry: '26' }).verdict).toBe('undetermined');
    expect(check(chemicals, { industry: 'F' }).verdict).toBe('ineligible');
  });

  it('is known to be missing', () => {
    expect(check(all(when('staff', 'null', undefined)), {}).verdict).toBe('eligible');
    expect(check(all(when('staff', 'notNull', undefined)), { staff: 0 }).verdict).toBe('eligible');
  });
});

describe('a comparison of two fields', () => {
  const grown: RuleGroup = all({ ...when('sizeGrade', '=', 'sizeGrade@-1'), valueSource: 'field' });

  it('asks for what is missing of the two, or for both when neither is known finely enough', () => {
    expect(check(grown, { sizeGrade: ['small', 'micro'] }).missing).toEqual(['sizeGrade@-1']);
    expect(check(grown, { 'sizeGrade@-1': 'small' }).missing).toEqual(['sizeGrade']);
    expect(check(grown, {}).missing).toEqual(['sizeGrade', 'sizeGrade@-1']);
    expect(check(grown, { sizeGrade: ['small', 'micro'], 'sizeGrade@-1': 'small' }).missing).toEqual([
      'sizeGrade',
      'sizeGrade@-1',
    ]);
  });
});

describe('a date', () => {
  it('is compared with the day of the check-up', () => {
    const valid = all(when('highTechUntil', '>=', 'today'));
    expect(check(valid, { highTechUntil: today }).verdict).toBe('eligible');
    expect(check(valid, { highTechUntil: '2026-11-22' }).verdict).toBe('ineligible');
  });

  it('that does not exist is refused with the name of the fact', () => {
    const valid = all(when('highTechUntil', '>=', 'today'));
    expect(() => check(valid, { highTechUntil: '2026-02-30' })).toThrow('高新技术企业证书有效期至');
  });
});
