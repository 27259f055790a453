import type { Client } from 'pg';
import { BLOCK_SIZE, emptySet, type EnterpriseSet, setOf } from '#matching';
import { Populations } from '#enterprises';
import { withClient } from '#platform/embedded';
import { openServices } from '../district.js';
import { writeHistory, writeUnions } from '../ledger/made-ledger.js';
import { type Readers, readersOf } from './readers.js';

const fewMessages = 3;
/** How many of a hundred pushes reach so many of the enterprises: everybody, sectors, single policies. */
const widths = [
  { of: 1, share: 1 },
  { of: 9, share: 0.3 },
  { of: 30, share: 0.03 },
  { of: 60, share: 0.003 },
] as const;

/**
 * A ledger with the history of many pushes over two years: audiences, deliveries and both unions agree with each other.
 * One reader has many messages, one three, one none.
 */
export async function fillLedger(url: string, pushes: number): Promise<void> {
  const session = await openServices(url);
  const { population } = await session.get(Populations).current();
  await session.close();
  await withClient(url, async (client) => {
    const readers = await readersOf(client);
    const reachable = withoutReaders(population.active, readers);
    await writeHistory(client, { pushes, from: '2024-01-01', days: 730, widths, reachable });
    await giveFew(client, readers, pushes);
    await writeUnions(client);
  });
}

/** Those who are to have few messages or none are reached by no pattern. */
function withoutReaders(active: EnterpriseSet, { few, none }: Readers): EnterpriseSet {
  const blocks = active.length / 128;
  const spared = setOf(blocks, [few.ordinal, none.ordinal]);
  return emptySet(blocks).map((_, word) => (active[word] ?? 0) & ~(spared[word] ?? 0));
}

/** Three pushes, far apart, also reach the reader with few messages. */
async function giveFew(client: Client, { few }: Readers, pushes: number): Promise<void> {
  const chosen = Array.from({ length: fewMessages }, (_, i) =>
    Math.floor(((i + 0.5) * pushes) / fewMessages),
  );
  const [block, offset] = [Math.floor(few.ordinal / BLOCK_SIZE), few.ordinal % BLOCK_SIZE];
  await client.query(
    `UPDATE delivery_block SET targeted = set_bit(targeted, $2, 1), delivered = set_bit(delivered, $2, 1)
     WHERE block = $1 AND push = ANY($3)`,
    [block, offset, chosen],
  );
  await client.query(
    'UPDATE audience_block SET members = set_bit(members, $2, 1) WHERE block = $1 AND push = ANY($3)',
    [block, offset, chosen],
  );
}
