import { insert, move, remove, update, type RuleGroupType } from '@react-querybuilder/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { insertedAt, nodeAt, replacedAt, rowId, withoutRowIds, withRowIds } from './edited-rule.js';
import { asQuery, asRule } from './query.js';
import { isGroup, type RuleGroup, type RuleNode } from './rule.js';

interface PolicyFile {
  code: string;
  items: { code: string; rule: RuleGroup }[];
}

const files = import.meta.glob<string>('../../../../config/policies/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const rules = Object.values(files).flatMap((text) => {
  const { code, items } = parse(text) as PolicyFile;
  return items.map((item): [string, RuleGroup] => [`${code}/${item.code}`, item.rule]);
});

const idsIn = (node: RuleNode): string[] => [
  node.id ?? '',
  ...(isGroup(node) ? node.rules.flatMap(idsIn) : []),
];

/** As the builder has them made. */
const ids = { idGenerator: rowId };

/** Every way in which rows are moved about, and back again. */
function shuffled(query: RuleGroupType): RuleGroupType {
  const first = query.rules[0]!;
  const copied = remove(move(query, [0], [1], { clone: true, ...ids }), [1]);
  const moved = move(move(copied, [0], [copied.rules.length]), [copied.rules.length - 1], [0]);
  const again = insert(remove(moved, [0]), first, [0], ids);
  return update(update(again, 'combinator', 'score', []), 'combinator', query.combinator, []);
}

it('knows the rules of all seventeen policies', () => {
  expect(Object.keys(files)).toHaveLength(17);
});

describe.each(rules)('the rule of %s', (_name, rule) => {
  it('comes out of the builder as it went in', () => {
    expect(withoutRowIds(withRowIds(rule))).toStrictEqual(rule);
  });

  it('is the same after its rows were copied, moved and removed, and all of it undone', () => {
    expect(withoutRowIds(asRule(shuffled(asQuery(withRowIds(rule)))))).toStrictEqual(rule);
  });

  it('has an id for every row while it is edited', () => {
    const found = idsIn(withRowIds(rule));
    expect(new Set(found).size).toBe(found.length);
    expect(found).not.toContain('');
  });
});

describe('a rule that is edited', () => {
  const rule: RuleGroup = {
    combinator: 'and',
    rules: [
      { field: 'staff', operator: '>=', value: 3 },
      { combinator: 'or', rules: [{ id: 'own', field: 'listed', operator: '=', value: true }] },
    ],
  };

  it('keeps the ids that its author gave', () => {
    expect(withoutRowIds(withRowIds(rule))).toStrictEqual(rule);
    expect(nodeAt(withRowIds(rule), [1, 0])?.id).toBe('own');
  });

  it('keeps its rows when a value changes from outside', () => {
    const before = withRowIds(rule);
    const changed = replacedAt(rule, [0], { field: 'staff', operator: '>=', value: 4 });
    expect(idsIn(withRowIds(changed, before))).toEqual(idsIn(before));
  });

  it('has another row where a condition becomes a group', () => {
    const before = withRowIds(rule);
    const changed = replacedAt(rule, [0], { combinator: 'or', rules: [] });
    expect(nodeAt(withRowIds(changed, before), [0])?.id).not.toBe(nodeAt(before, [0])?.id);
  });

  it('leaves alone what lies beside the edit', () => {
    expect(replacedAt(rule, [0], { field: 'x', operator: '=' }).rules[1]).toBe(rule.rules[1]);
  });

  it('takes back what was removed: where it stood, or last when its group is shorter or gone', () => {
    const node = { field: 'x', operator: '=' };
    expect(nodeAt(insertedAt(rule, [1, 0], node), [1, 0])).toBe(node);
    expect(insertedAt(rule, [9], node).rules.at(-1)).toBe(node);
    expect(insertedAt(rule, [0, 4], node).rules.at(-1)).toBe(node);
  });
});
