import { checkCondition } from './condition-check.js';
import { FaultList, type RuleFault } from './fault-list.js';
import { checkKeys, isObject, type JsonObject, type Keys } from './json-object.js';
import { checkMeta } from './meta-check.js';
import type { Combinator, RuleGroup, RuleNode } from './rule.js';
import { thresholdOf } from './threshold.js';
import type { Vocabulary } from './vocabulary.js';
import type { Catalogue } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/** Limits of a rule, so that no rule is too much for a page or a stack. */
const MOST_CONDITIONS = 500;
const DEEPEST = 20;

const groupKeys: Keys = {
  id: 'text',
  path: 'any',
  combinator: 'any',
  not: 'flag',
  minimum: 'any',
  rules: 'any',
  meta: 'any',
  disabled: 'flag',
  muted: 'any',
};

/** Either a rule or the faults that keep it from being one. */
export type RuleCheck = { rule: RuleGroup; faults: [] } | { rule?: undefined; faults: RuleFault[] };

/**
 * Checks any JSON against the format and the catalogue. Returns a rule of its own, without the keys that only an
 * editor needs (path, disabled, valueSource), or every fault with its place. Never throws.
 */
export function checkRule(json: unknown, catalogue: Catalogue, industries: IndustryTree): RuleCheck {
  const list = new FaultList();
  if (!isObject(json) || !('rules' in json)) {
    list.add('notAGroup', '', '规则应为一个条件分组（含 combinator 和 rules）');
    return { faults: list.faults };
  }
  const rule = checkGroup(json, '', 1, { catalogue, industries }, list);
  return list.faults.length === 0 ? { rule, faults: [] } : { faults: list.faults };
}

function checkGroup(
  json: JsonObject,
  pointer: string,
  depth: number,
  vocabulary: Vocabulary,
  list: FaultList,
): RuleGroup {
  checkKeys(json, groupKeys, pointer, list);
  if (json.muted) list.add('muted', `${pointer}/muted`, '分组被静音后不会参与判断，请删除该分组或取消静音');
  const group: RuleGroup = { combinator: readCombinator(json.combinator, pointer, list), rules: [] };
  const meta = checkMeta(json.meta, `${pointer}/meta`, list);
  if (typeof json.id === 'string') group.id = json.id;
  if (json.not === true) group.not = true;
  if (meta) group.meta = meta;
  group.rules = checkChildren(json.rules, pointer, depth, vocabulary, list);
  checkExemptions(group, pointer, list);
  checkCounting(group, json.minimum, pointer, list);
  return group;
}

const combinators: readonly unknown[] = ['and', 'or', 'atLeast', 'score'] satisfies Combinator[];

const isCombinator = (value: unknown): value is Combinator => combinators.includes(value);

function readCombinator(value: unknown, pointer: string, list: FaultList): Combinator {
  if (isCombinator(value)) return value;
  list.add('unknownCombinator', `${pointer}/combinator`, `分组的组合方式应为 ${combinators.join('、')} 之一`);
  return 'and';
}

function checkChildren(
  rules: unknown,
  pointer: string,
  depth: number,
  vocabulary: Vocabulary,
  list: FaultList,
): RuleNode[] {
  if (!Array.isArray(rules) || rules.length === 0) {
    list.add('emptyGroup', `${pointer}/rules`, '分组中没有条件，请至少添加一个条件或删除该分组');
    return [];
  }
  return rules.flatMap((child: unknown, i) =>
    checkNode(child, `${pointer}/rules/${i}`, depth + 1, vocabulary, list),
  );
}

function checkNode(
  json: unknown,
  pointer: string,
  depth: number,
  vocabulary: Vocabulary,
  list: FaultList,
): RuleNode[] {
  if (!isObject(json)) {
    list.add('notANode', pointer, '此处应为一个条件或一个条件分组');
    return [];
  }
  if ('rules' in json && depth > DEEPEST) {
    list.add('tooDeep', pointer, `分组嵌套不能超过 ${DEEPEST} 层，请合并分组`);
    return [];
  }
  if ('rules' in json) return [checkGroup(json, pointer, depth, vocabulary, list)];
  if (++list.conditions <= MOST_CONDITIONS) return [checkCondition(json, pointer, vocabulary, list)];
  if (list.conditions === MOST_CONDITIONS + 1) {
    list.add('tooManyConditions', pointer, `一条规则最多 ${MOST_CONDITIONS} 个条件，请拆分为多个政策条目`);
  }
  return [];
}

/** What `atLeast` and `score` need besides their children; `and` and `or` ignore a minimum left by an editor. */
function checkCounting(group: RuleGroup, minimum: unknown, pointer: string, list: FaultList): void {
  if (group.combinator === 'and' || group.combinator === 'or') return;
  if (group.combinator === 'score') checkPoints(group, pointer, list);
  const { total } = thresholdOf(group);
  if (Number.isInteger(minimum) && Number(minimum) >= 1 && Number(minimum) <= total)
    group.minimum = Number(minimum);
  else list.add('minimumOutOfRange', `${pointer}/minimum`, minimumText(group.combinator, total));
}

const minimumText = (combinator: Combinator, total: number): string =>
  combinator === 'score'
    ? `最低得分（minimum）应为 1 至总分 ${total} 的整数`
    : `至少满足的项数（minimum）应为 1 至 ${total} 的整数`;

function checkPoints(group: RuleGroup, pointer: string, list: FaultList): void {
  group.rules.forEach((child, i) => {
    if (child.meta?.points !== undefined) return;
    list.add(
      'pointsMissing',
      `${pointer}/rules/${i}/meta/points`,
      '计分分组中的每一项都要写分值（meta.points）',
    );
  });
}

/** An exemption needs something to be exempt from: other paths of an `or`. */
function checkExemptions({ combinator, rules }: RuleGroup, pointer: string, list: FaultList): void {
  const isPath = combinator === 'or' && !rules.every(({ meta }) => meta?.exempts);
  rules.forEach(({ meta }, i) => {
    if (!meta?.exempts || isPath) return;
    const message = '豁免（meta.exempts）只能写在“或”分组中的一项上，且该组须有不豁免的条件';
    list.add('exemptionMisplaced', `${pointer}/rules/${i}/meta/exempts`, message);
  });
}
