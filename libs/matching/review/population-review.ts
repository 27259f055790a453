import type { RuleWarning } from './rule-warning.js';
import type { Matcher } from '../population/matcher.js';
import { isGroup, type Condition, type RuleGroup, type RuleNode } from '../rules/rule.js';
import { isEmpty } from '../set.js';

/** Tags are boolean fields whose keys begin so. */
const TAG = 'tag:';

/** What a checked rule asks that nobody in the population meets or could meet at present; of no population, nothing. */
export function reviewPopulation(rule: RuleGroup, matcher: Matcher): RuleWarning[] {
  if (isEmpty(matcher.population.active)) return [];
  const tags = tagsIn(rule, '').flatMap(({ pointer, condition }) => tagWarning(condition, pointer, matcher));
  if (!isEmpty(matcher.evaluate(rule).possible)) return tags;
  const message = '目前没有任何企业符合，也没有因缺少数据而可能符合的企业，请核对条件';
  return [{ code: 'matchesNobody', pointer: '', message }, ...tags];
}

function tagsIn(node: RuleNode, pointer: string): { pointer: string; condition: Condition }[] {
  if (isGroup(node)) return node.rules.flatMap((child, i) => tagsIn(child, `${pointer}/rules/${i}`));
  return node.field.startsWith(TAG) ? [{ pointer, condition: node }] : [];
}

function tagWarning({ field }: Condition, pointer: string, matcher: Matcher): RuleWarning[] {
  const column = matcher.population.columns.get(field);
  const asked: RuleGroup = { combinator: 'and', rules: [{ field, operator: '=', value: true }] };
  if (column && !isEmpty(matcher.evaluate(asked).possible)) return [];
  const message = `目前没有企业具有标签“${column?.field.label ?? field}”，请核对标签的规则`;
  return [{ code: 'tagMatchesNobody', pointer: `${pointer}/field`, message }];
}
