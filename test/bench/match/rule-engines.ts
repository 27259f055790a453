import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import { policyInJsonLogic, policyInJsonRules } from './policy.js';
import type { RegistryRow } from './registry-rows.js';

/** How many of the rows meet the policy, one after the other, rule interpreted as the engine does by default. */
export function interpreted(rows: readonly RegistryRow[]): number {
  const engine = new LogicEngine();
  let yes = 0;
  for (const row of rows) if (engine.run(policyInJsonLogic, row)) yes++;
  return yes;
}

/** The same with the rule compiled to JavaScript once. */
export function compiled(rows: readonly RegistryRow[]): number {
  const meets = new LogicEngine().build(policyInJsonLogic);
  let yes = 0;
  for (const row of rows) if (meets(row)) yes++;
  return yes;
}

/** The same with json-rules-engine, whose every fact and run is a promise. */
export async function withJsonRules(rows: readonly RegistryRow[]): Promise<number> {
  const engine = new Engine([{ conditions: policyInJsonRules, event: { type: 'met' } }], {
    allowUndefinedFacts: true,
  });
  let yes = 0;
  for (const row of rows) if ((await engine.run({ ...row })).events.length > 0) yes++;
  return yes;
}
