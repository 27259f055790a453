import { Injectable } from '@nestjs/common';
import { BLOCK_SHIFT } from '#matching';
import { Database, notFound } from '#platform';
import { enterpriseColumns, type EnterpriseFacts, type EnterpriseRow } from './enterprise-row.js';

/** The registry of enterprises. */
@Injectable()
export class Enterprises {
  constructor(private readonly database: Database) {}

  /** @throws Fault when no enterprise has this code. */
  async get(uscc: string): Promise<EnterpriseRow> {
    const row = await this.database.one<EnterpriseRow>(
      `SELECT ${enterpriseColumns} FROM enterprise e WHERE uscc = $1`,
      [uscc],
    );
    if (!row) throw notFound(`统一社会信用代码为 ${uscc} 的企业`);
    return row;
  }

  /** The enterprises of one block, in order; those whose personal data were erased are left out. */
  ofBlock(block: number): Promise<EnterpriseRow[]> {
    return this.database.query(
      `SELECT ${enterpriseColumns} FROM enterprise e WHERE ordinal >= $1 AND ordinal < $2 AND erased_at IS NULL ORDER BY ordinal`,
      [block << BLOCK_SHIFT, (block + 1) << BLOCK_SHIFT],
    );
  }

  /**
   * What the registry knows of the enterprises of one block, identity facts among the others, and no more: it is much.
   * Of the stamps, which are the same for nearly everybody, there is a mark that tells them apart.
   */
  factsOfBlock(block: number): Promise<EnterpriseFacts[]> {
    return this.database.query(
      `SELECT ordinal, uscc, status, facts || jsonb_strip_nulls(jsonb_build_object('town', town, 'industry', industry,
                'registrationType', registration_type, 'established', established)) AS facts,
              concat_ws('/', jsonb_hash_extended(feeds, 0), jsonb_hash_extended(sources, 0)) AS stamps
       FROM enterprise WHERE ordinal >= $1 AND ordinal < $2`,
      [block << BLOCK_SHIFT, (block + 1) << BLOCK_SHIFT],
    );
  }

  /** Under which stamps the values of some enterprises stand. */
  stampsOf(ordinals: readonly number[]): Promise<Pick<EnterpriseRow, 'ordinal' | 'feeds' | 'sources'>[]> {
    return this.database.query('SELECT ordinal, feeds, sources FROM enterprise WHERE ordinal = ANY($1)', [
      ordinals,
    ]);
  }

  /** Codes and names by ordinal, in order of ordinal. */
  named(ordinals: readonly number[]): Promise<{ ordinal: number; uscc: string; name: string }[]> {
    return this.database.query(
      'SELECT ordinal, uscc, name FROM enterprise WHERE ordinal = ANY($1) ORDER BY ordinal',
      [ordinals],
    );
  }

  /** How many have been registered. */
  async count(): Promise<number> {
    const row = await this.database.one<{ n: number }>('SELECT next_ordinal AS n FROM population');
    return row?.n ?? 0;
  }

  /** Whether any enterprise is generated demo data. */
  async hasGenerated(): Promise<boolean> {
    const row = await this.database.one<{ found: boolean }>(
      'SELECT EXISTS (SELECT FROM enterprise WHERE generated) AS found',
    );
    return row?.found ?? false;
  }

  /** Former enterprises and the ordinals of their heirs, chains followed to the end. */
  async heirs(): Promise<Map<number, number>> {
    const rows = await this.database.query<{ ordinal: number; heir: number }>(
      'SELECT ordinal, merged_into AS heir FROM enterprise WHERE merged_into IS NOT NULL',
    );
    const direct = new Map(rows.map((row) => [row.ordinal, row.heir]));
    return new Map(rows.map((row) => [row.ordinal, lastHeir(row.heir, direct)]));
  }
}

function lastHeir(ordinal: number, direct: ReadonlyMap<number, number>): number {
  const seen = new Set<number>();
  for (let heir: number | undefined = ordinal; ; heir = direct.get(heir)) {
    if (heir === undefined || seen.has(heir)) return ordinal;
    seen.add(heir);
    ordinal = heir;
  }
}
