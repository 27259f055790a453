import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import * as matching from './index.js';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

/** What the README's programs, one after the other, have found at their ends. */
let found: Record<string, unknown>;
beforeAll(() => {
  const programs = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, program = '']) => program);
  expect(programs).toHaveLength(2);
  found = run(`${programs.join('\n')}
    export const found = { verdict, missing, sum, step, first, sql, sizes: [eligible, undetermined, ineligible, nearMiss].map(count),
      sentence: describeRule(rule, catalogue, industries), sentences: ruleInSentences(rule, catalogue, industries),
      warnings: [...reviewRule(rule, catalogue, industries), ...reviewPopulation(rule, matcher), ...checkAmount(amount, catalogue)],
      curves: matcher.curves(rule).length, supply: settlingFacts([{ item: '稳岗返还', rule, amount: 5 }], { layoffRate: 15 }, world)[0]?.field,
      worth: describeEstimate(sum), each };`);
});

function run(program: string): Record<string, unknown> {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(program, { compilerOptions: options });
  const exported: { found: Record<string, unknown> } = { found: {} };
  const required = new Set<string>();
  const compiled = compileFunction(outputText, ['require', 'exports']) as (...given: unknown[]) => void;
  compiled((name: string) => (required.add(name), matching), exported);
  expect([...required]).toEqual(['#matching']);
  return exported.found;
}

describe('the programs in the README', () => {
  it('answer one enterprise and a population as the README says', () => {
    expect(readme).toContain(`describeRule(rule, catalogue, industries); // ${String(found['sentence'])}`);
    expect(found).toMatchObject({ verdict: 'undetermined', missing: ['insuredStaff'], sizes: [1, 1, 1, 1] });
  });

  it('review the rule and put it into other words', () => {
    expect(found['warnings']).toEqual([]);
    expect(found['sentences']).toMatch(/^企业须满足下列任一项：/);
    expect(found['sql']).toMatch(/^\(\("layoffRate" <= 5\.5\) OR /);
  });

  it('tell a department what its conditions cost', () => {
    expect(found).toMatchObject({ first: { gained: 2 }, curves: 3 });
  });

  it('tell an enterprise what to supply, what to change and what it is worth', () => {
    expect(found).toMatchObject({ supply: 'insuredStaff', worth: '预计 2–5 万元' });
    expect(readme).toContain(`describeChanges(changes, editable); // ${String(found['step'])}`);
    expect(found['each']).toEqual({ low: 0, high: 5, ceiling: false, missing: ['insuredStaff'] });
  });
});
