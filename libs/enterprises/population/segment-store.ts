import { Injectable } from '@nestjs/common';
import { binaryRows, Database } from '#platform';
import { raiseVersion } from '../registry/registry-version.js';

/** The bytes of one field in one block, as they are compared in memory. */
export interface SegmentRow {
  readonly fact: string;
  readonly block: number;
  readonly bytes: Uint8Array;
}

/** The columns of a block. */
export interface BuiltBlock {
  readonly block: number;
  readonly segments: readonly SegmentRow[];
  /** YYYY-MM-DD from which on they no longer hold, since a value is too old then; undefined when none will be. */
  readonly expiresOn: string | undefined;
}

export interface PopulationState {
  readonly version: number;
  /** How many ordinals have been given. */
  readonly ordinals: number;
  /** Digest of the catalogue that the segments were built with. */
  readonly catalogue: string;
}

/** The column cache in the database: written by whoever finds a block stale, read by everybody. */
@Injectable()
export class SegmentStore {
  constructor(private readonly database: Database) {}

  async state(): Promise<PopulationState> {
    const row = await this.database.one<{ version: string; ordinals: number; catalogue: string }>(
      'SELECT version, next_ordinal AS ordinals, catalogue FROM population',
    );
    if (!row) throw new Error('the population row is missing: run the migrations');
    return { ...row, version: Number(row.version) };
  }

  /** The version at which each block changed last. */
  async blockVersions(): Promise<Map<number, number>> {
    const rows = await this.database.query<{ block: number; version: string }>(
      'SELECT block, version FROM population_block',
    );
    return new Map(rows.map((row) => [row.block, Number(row.version)]));
  }

  /** Segments of the blocks that are as new as their block. Only inside a transaction. */
  async read(blocks: readonly number[]): Promise<SegmentRow[]> {
    const rows = await binaryRows(
      await this.database.client(),
      `SELECT s.fact, s.block, s.bytes FROM column_segment s JOIN population_block b USING (block)
       WHERE s.block = ANY('{${blocks.join()}}'::int[]) AND s.version >= b.version`,
    );
    return rows.flatMap(([fact, block, bytes]) =>
      // Copied: columns take 64-bit views on them, which want bytes of their own.
      fact && block && bytes
        ? [{ fact: fact.toString(), block: block.readInt32BE(), bytes: new Uint8Array(bytes) }]
        : [],
    );
  }

  /** Puts built blocks in, unless newer ones are there; how long they hold first, so that none is left that never ends. */
  async write(version: number, built: readonly BuiltBlock[]): Promise<void> {
    if (built.length === 0) return;
    await this.database.query(
      `UPDATE population_block p SET expires_on = b.expires_on
       FROM unnest($2::int[], $3::date[]) AS b (block, expires_on) WHERE p.block = b.block AND p.version <= $1`,
      [version, built.map(({ block }) => block), built.map(({ expiresOn }) => expiresOn ?? null)],
    );
    await this.writeSegments(
      version,
      built.flatMap(({ segments }) => segments),
    );
  }

  private async writeSegments(version: number, segments: readonly SegmentRow[]): Promise<void> {
    await this.database.query(
      `INSERT INTO column_segment (fact, block, version, bytes)
       SELECT fact, block, $1, bytes FROM unnest($2::text[], $3::int[], $4::bytea[]) AS s (fact, block, bytes)
       ON CONFLICT (fact, block) DO UPDATE SET version = excluded.version, bytes = excluded.bytes
       WHERE column_segment.version < excluded.version`,
      [
        version,
        segments.map((row) => row.fact),
        segments.map((row) => row.block),
        segments.map((row) => Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.length)),
      ],
    );
  }

  /**
   * Makes the blocks in which a value has become too old by this day blocks that have changed, so that every process
   * builds them anew. What is locked is being changed anyway, and is looked at again the next time.
   */
  expire(day: string): Promise<void> {
    return this.database.outside(() =>
      this.database.transaction(async () => {
        const blocks = await this.database.query<{ block: number }>(
          'SELECT block FROM population_block WHERE expires_on <= $1 FOR UPDATE SKIP LOCKED',
          [day],
        );
        if (
          blocks.length === 0 ||
          !(await this.database.one('SELECT FROM population FOR UPDATE SKIP LOCKED'))
        )
          return;
        await this.database.query(
          'UPDATE population_block SET version = $2, expires_on = NULL WHERE block = ANY($1)',
          [blocks.map(({ block }) => block), await raiseVersion(this.database)],
        );
      }),
    );
  }

  /** Forgets every segment: they were built with another catalogue. */
  async clear(catalogue: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.lock('catalogue');
      const { catalogue: present } = await this.state();
      if (present === catalogue) return;
      await this.database.query('DELETE FROM column_segment');
      await this.database.query('UPDATE population SET catalogue = $1', [catalogue]);
    });
  }
}
