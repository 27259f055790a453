import { describeManual, describeMultiple } from './description.js';
import { operandsOf, operators } from './operator.js';
import { isGroup, isManual, otherField, type Condition, type RuleGroup, type RuleNode } from './rule.js';
import { closings, verbOf } from './verb.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { Catalogue, Field } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/**
 * The rule as people write policies: a sentence for each group with its parts beneath, numbered （一）, 1. and （1）, a
 * line each. Says everything that the rule says.
 */
export function ruleInSentences(rule: RuleGroup, catalogue: Catalogue, industries: IndustryTree): string {
  return new Writer(catalogue, industries).group(rule, 0, '企业须').join('\n');
}

class Writer {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly industries: IndustryTree,
  ) {}

  /** The lines of a group: what it wants, then its parts one level deeper. */
  group(group: RuleGroup, depth: number, lead = ''): string[] {
    const ends = group.rules.map((_, i) => (i === group.rules.length - 1 ? '。' : '；'));
    const parts = group.rules.flatMap((child, i) => this.part(child, group, i, depth, ends[i] ?? ''));
    const demand = (group.not ? denials : demands)[group.combinator](group);
    return [`${lead}${demand}：`, ...parts];
  }

  private part(child: RuleNode, group: RuleGroup, index: number, depth: number, end: string): string[] {
    const head = `${'　'.repeat(depth + 1)}${(numberings[depth] ?? plainly)(index)}${exemption(child)}`;
    const tail = group.combinator === 'score' ? `（${child.meta?.points} 分）` : '';
    if (!isGroup(child)) return [`${head}${this.condition(child)}${tail}${end}`];
    const [first = '', ...rest] = this.group(child, depth + 1);
    return [`${head}${tail}${first}`, ...rest];
  }

  private condition(condition: Condition): string {
    if (isManual(condition)) return describeManual(condition);
    const field = this.catalogue.get(condition.field);
    if (!field) return `${condition.field}（未知指标）`;
    const { operator } = condition;
    const key = otherField(condition);
    const verb = verbOf(field.type, operator);
    if (key !== undefined)
      return `${field.label}${verb}${describeMultiple(this.catalogue.get(key)?.label ?? key, condition.factor ?? 1)}`;
    if (field.type === 'boolean' && operators[operator].arity === 'one') return flagText(field, condition);
    return spaced(`${field.label}${verb}${this.operands(condition, field)}${closingOf(condition)}`);
  }

  private operands({ operator, value }: Condition, field: Field): string {
    const shown = operandsOf(operator, value).map((operand) =>
      fieldKinds[field.type].show(operand, field, this.industries),
    );
    return shown.join(operators[operator].arity === 'range' ? '至' : '、');
  }
}

/** What ends a list; of a single value nobody says “one of”. */
function closingOf({ operator, value }: Condition): string {
  const isAlone = operators[operator].arity === 'list' && operandsOf(operator, value).length === 1;
  return isAlone ? '' : (closings[operator] ?? '');
}

type Demand = Readonly<Record<RuleGroup['combinator'], (group: RuleGroup) => string>>;

const demands: Demand = {
  and: ({ rules }) => (rules.length === 1 ? '满足' : '同时满足下列各项'),
  or: ({ rules }) => (rules.length === 1 ? '满足' : '满足下列任一项'),
  atLeast: ({ rules, minimum }) => `在下列 ${rules.length} 项中至少满足 ${minimum} 项`,
  score: ({ minimum }) => `下列各项合计得分不低于 ${minimum} 分`,
};

/** What a group wants when it is under a not. */
const denials: Demand = {
  and: ({ rules }) => (rules.length === 1 ? '不满足' : '不同时满足下列各项'),
  or: ({ rules }) => (rules.length === 1 ? '不满足' : '下列各项均不满足'),
  atLeast: ({ rules, minimum }) => `在下列 ${rules.length} 项中满足的少于 ${minimum} 项`,
  score: ({ minimum }) => `下列各项合计得分低于 ${minimum} 分`,
};

/** Han characters and figures or Latin letters stand apart by a blank. */
const spaced = (text: string): string =>
  text.replaceAll(/(?<=\p{Script=Han})(?=[\w-])|(?<=[\w%])(?=\p{Script=Han})/gu, ' ');

const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How parts are numbered, level by level, as official documents do (GB/T 9704 7.3.3). */
const numberings: readonly ((index: number) => string)[] = [
  (index) => `（${han[index] ?? index + 1}）`,
  (index) => `${index + 1}. `,
  (index) => `（${index + 1}）`,
];
const plainly = (): string => '· ';

const exemption = ({ meta }: RuleNode): string => (meta?.exempts ? '（可不受本组其他条件限制）' : '');

function flagText({ label, key }: Field, { operator, value }: Condition): string {
  const holds = (value === true) === (operator === '=');
  if (key.startsWith('tag:')) return `${holds ? '属于' : '不属于'}“${label}”`;
  return `${label}为“${holds ? '是' : '否'}”`;
}
