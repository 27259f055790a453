import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionAt, leavesOf, pointerOf } from './place-path.js';
import type { RuleGroup } from '../rules/rule.js';
import { someRule } from '../specimens/arbitraries.js';
import { runs } from '../specimens/runs.js';

const inner: RuleGroup = { combinator: 'or', rules: [{ field: 'listed', operator: 'null' }] };
const rule: RuleGroup = { combinator: 'and', rules: [{ field: 'staff', operator: 'notNull' }, inner] };

describe('the place of a condition', () => {
  it('is found again by its pointer, with every group on the way', () => {
    fc.assert(
      fc.property(someRule, (any) => {
        for (const { leaf, path } of leavesOf(any)) {
          const { nodes, condition } = conditionAt(any, pointerOf(path));
          expect(condition).toBe(leaf);
          expect([nodes.length, nodes[0], nodes.at(-1)]).toEqual([path.length + 1, any, leaf]);
        }
      }),
      runs(50),
    );
  });

  it('is a JSON Pointer into the rule', () => {
    expect(leavesOf(rule).map(({ path }) => pointerOf(path))).toEqual(['/rules/0', '/rules/1/rules/0']);
    expect(conditionAt(rule, '/rules/1/rules/0').nodes).toEqual([rule, inner, inner.rules[0]]);
  });

  it.each([
    '',
    '/rules/1',
    '/rules/2',
    '/rules/0/rules/0',
    '/rules/9/rules/0',
    '/rules/1/rules/0/rules/0',
    '/rules/x',
  ])('is none where there is a group or nothing: “%s”', (pointer) => {
    expect(() => conditionAt(rule, pointer)).toThrow(new RangeError(`no condition at ${pointer}`));
  });
});
