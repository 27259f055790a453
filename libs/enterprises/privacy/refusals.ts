import { Injectable } from '@nestjs/common';
import { type EnterpriseSet, setFromBlocks } from '#matching';
import { type Actor, bitsOf, Clock, Database } from '#platform';
import type { Standing } from './standing.js';

/** What an enterprise said about pushes that are chosen by its characteristics. */
export type RefusalDeed = 'refused' | 'accepted';

/**
 * Refusals of personalised pushes (个人信息保护法 第二十四条第二款): whoever has refused is told of nothing that a rule
 * over facts or tags chose them for; what goes to everybody, or to everybody of a town, reaches them still.
 */
@Injectable()
export class Refusals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Everything the enterprise said, newest first; the first one counts. */
  history(ordinal: number): Promise<Standing<RefusalDeed>[]> {
    return this.database.query(
      `SELECT r.deed, p.name AS person, r.at FROM push_refusal r JOIN person p ON p.id = r.person
       WHERE r.enterprise = $1 ORDER BY r.id DESC`,
      [ordinal],
    );
  }

  async refuses(ordinal: number): Promise<boolean> {
    return (await this.history(ordinal))[0]?.deed === 'refused';
  }

  /**
   * Says so from now on; saying it twice is saying it once. No plan is under way while it is said: once this is
   * answered, no later push can pass it by.
   */
  async say(ordinal: number, deed: RefusalDeed, actor: Actor, address: string | null): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.lock('plan');
      if ((await this.refuses(ordinal)) === (deed === 'refused')) return;
      await this.database.query(
        'INSERT INTO push_refusal (enterprise, deed, person, at, address) VALUES ($1, $2, $3, $4, $5)',
        [ordinal, deed, actor.id, this.clock.now(), address],
      );
    });
  }

  /** Those who refuse at present. @param blocks of the population */
  async set(blocks: number): Promise<EnterpriseSet> {
    const rows = await this.database.query<{ block: number; bits: Buffer }>(
      'SELECT block, bit_send(members) AS bits FROM refusal_block WHERE block < $1',
      [blocks],
    );
    return setFromBlocks(
      blocks,
      rows.map(({ block, bits }) => ({ block, bytes: bitsOf(bits) })),
    );
  }
}
