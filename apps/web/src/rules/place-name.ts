import { isGroup, type RuleNode } from './rule.js';

/** What a place in a rule is called: 条件 2.1 is the first condition in the second part. */
export function placeName(node: RuleNode, path: readonly number[]): string {
  if (path.length === 0) return '整条规则';
  return `${isGroup(node) ? '分组' : '条件'} ${path.map((index) => index + 1).join('.')}`;
}

/** What a control of a place is called: 条件 2 的值, 整条规则的说明. */
export const partOf = (name: string, part: string): string =>
  `${name}${/\d$/.test(name) ? ' ' : ''}的${part}`;
