import { describe, expect, it } from 'vitest';
import { reviewRule } from './rule-review.js';
import type { Condition, RuleGroup, RuleNode } from '../rules/rule.js';
import { catalogue, industries } from '../specimens/catalogue.js';

const when = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
  field,
  operator,
  value,
});
const all = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'and', rules });
const any = (...rules: RuleNode[]): RuleGroup => ({ combinator: 'or', rules });
const not = (rule: RuleGroup): RuleGroup => ({ ...rule, not: true });
const many = when('staff', '>', 300);
const few = when('staff', '<', 100);
const honest = when('dishonest', '=', false);
const review = (rule: RuleGroup) => reviewRule(rule, catalogue, industries);

describe('the words of a warning', () => {
  const messages = (rule: RuleGroup) => review(rule).map(({ message }) => message);
  const either = (...codes: string[]) => when('sizeGrade', 'in', codes);

  it.each<[string, RuleGroup, string[]]>([
    [
      'a condition that nothing meets, and the rule that rests on it',
      all(when('sizeGrade', 'notIn', ['large', 'medium', 'small', 'micro'])),
      [
        '“企业规模 不属于 大型、中型、小型、微型”不可能满足，请修改或删除',
        '整条规则不可能有企业满足，请先改正其中矛盾的条件',
      ],
    ],
    [
      'the two that clash, wherever they stand',
      all(honest, many, few),
      ['“从业人数 > 300 人”与“从业人数 < 100 人”不可能同时满足'],
    ],
    [
      'what cannot fail together under a not',
      not(any(when('staff', '>', 100), when('staff', '<=', 100))),
      ['“从业人数 > 100 人”与“从业人数 ≤ 100 人”不可能同时不满足'],
    ],
    [
      'conditions of which no two clash, but all of them do',
      all(either('large', 'medium'), either('medium', 'small'), either('large', 'small')),
      ['本组各条件不可能同时满足，请检查数值和范围'],
    ],
    [
      'a branch that the others rule out',
      all(few, any(many, honest)),
      ['“从业人数 > 300 人”在其他条件都满足时不可能满足，请修改或删除'],
    ],
    [
      'what everybody meets',
      all(honest, any(when('staff', '>=', 100), when('staff', '<', 300))),
      ['“（从业人数 ≥ 100 人 或 从业人数 < 300 人）”只要有数据就必然满足，不起筛选作用，请修改或删除'],
    ],
    [
      'what the others say already',
      all(when('staff', '<=', 500), when('staff', '<=', 300)),
      ['“从业人数 ≤ 500 人”已包含在同组其他条件中，删去不影响结果'],
    ],
    [
      'what another path has already',
      any(when('staff', '<=', 300), when('staff', '<=', 500)),
      ['“从业人数 ≤ 300 人”满足时，同组其他条件中已有一项必然满足，删去不影响结果'],
    ],
  ])('name %s', (_name, rule, expected) => {
    expect(messages(rule)).toEqual(expected);
  });

  it('are cut off where a condition would fill the page', () => {
    const named = (length: number) => {
      const wanted = '甲'.repeat(length - '经营范围 = “”'.length);
      return messages(all(when('scope', '=', wanted), when('scope', '=', wanted)))[0];
    };
    expect(named(60)).toBe(`“经营范围 = “${'甲'.repeat(51)}””已包含在同组其他条件中，删去不影响结果`);
    expect(named(61)).toBe(`“经营范围 = “${'甲'.repeat(52)}…”已包含在同组其他条件中，删去不影响结果`);
  });
});
