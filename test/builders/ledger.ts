import { ordinals, setFromBlocks } from '#matching';
import { Ledger } from '#push';
import type { TestApp } from './test-app.js';

/** Ordinals that a push has reached, ascending. */
export async function reachedBy(app: TestApp, sequence: number): Promise<number[]> {
  const rows = await app.get(Ledger).delivered(sequence);
  const blocks = Math.max(0, ...rows.map(({ block }) => block + 1));
  return [...ordinals(setFromBlocks(blocks, rows))];
}
