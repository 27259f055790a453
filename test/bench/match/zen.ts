import { policyInZen } from './policy.js';
import type { RegistryRow } from './registry-rows.js';

interface Zen {
  evaluateExpressionSync(expression: string, context: object): unknown;
}

/** GoRules ZEN; undefined where its native part doesn't install. */
export async function findZen(): Promise<Zen | undefined> {
  const name = '@gorules/zen-engine';
  try {
    const found = (await import(name)) as Zen & { default?: Zen };
    return found.default ?? found;
  } catch {
    return undefined;
  }
}

/** How many of the rows meet the policy, one call into the engine after the other. */
export function oneByOne(zen: Zen, rows: readonly RegistryRow[]): number {
  let yes = 0;
  for (const row of rows) if (zen.evaluateExpressionSync(policyInZen(''), row) === true) yes++;
  return yes;
}

/** The same with all rows handed over in one call. */
export const allAtOnce = (zen: Zen, rows: readonly RegistryRow[]): number =>
  Number(zen.evaluateExpressionSync(`len(filter(rows, ${policyInZen('#.')}))`, { rows }));
