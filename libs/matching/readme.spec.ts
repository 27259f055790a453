import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as matching from './index.js';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

/** The README's program with what it finds at the end handed out. */
function runExample(): Record<string, unknown> {
  const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const handedOut = `export const found = { sentence: describeRule(rule, catalogue, industries), verdict, missing,
    sizes: [eligible, undetermined, ineligible, nearMiss].map(count) };`;
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(program + handedOut, { compilerOptions: options });
  const exported: { found: Record<string, unknown> } = { found: {} };
  const required: string[] = [];
  const run = compileFunction(outputText, ['require', 'exports']) as (...given: unknown[]) => void;
  run((name: string) => (required.push(name), matching), exported);
  expect(required).toEqual(['#matching']);
  return exported.found;
}

describe('the program in the README', () => {
  it('finds what the README says', () => {
    const { sentence, verdict, missing, sizes } = runExample();
    expect(readme).toContain(`describeRule(rule, catalogue, industries); // ${String(sentence)}`);
    expect({ verdict, missing }).toEqual({ verdict: 'undetermined', missing: ['insuredStaff'] });
    expect(sizes).toEqual([1, 1, 1, 1]);
  });
});
