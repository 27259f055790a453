import { Injectable } from '@nestjs/common';
import { blockBytes, nonEmptyBlocks, type Ternary } from '#matching';
import { AuditTrail, Database, system, varbitArray } from '#platform';
import type { Tag } from './tag.js';

/** A tag as it has been computed. */
export interface ComputedTag {
  readonly tag: Tag;
  readonly members: number;
  readonly undetermined: number;
  readonly ternary: Ternary | undefined;
}

/** When it was computed. */
export interface Computed {
  readonly version: number;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** How many gained and lost a tag by a computation. */
interface TagChange {
  readonly tag: string;
  readonly gained: number;
  readonly lost: number;
}

const nobody = `repeat('0', 4096)::bit(4096)`;

/**
 * Writes the tags' sets, and with them what the day brought. Runs in the caller's transaction under the lock `tags`;
 * doing it twice leaves what once leaves, and blocks that stayed as they were are not written.
 */
@Injectable()
export class TagStore {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
  ) {}

  /** Whether something newer is stored already: of a later version, or of a later day. */
  async isBehind({ version, day }: Computed): Promise<boolean> {
    const row = await this.database.one<{ behind: boolean }>(
      `SELECT coalesce(bool_or(population_version > $1 OR population_day > $2), false) AS behind
       FROM tag WHERE retired_at IS NULL`,
      [version, day],
    );
    return row?.behind ?? false;
  }

  async write(tags: readonly ComputedTag[], computed: Computed): Promise<void> {
    await this.stage(tags);
    await this.tellChanges(computed);
    await this.retire(tags, computed.day);
    await this.keepFlows(computed.day);
    await this.describe(tags, computed);
    await this.replaceBlocks();
  }

  /** Writes into the trail how many gained and lost each tag; a computation that moves nobody is no change. */
  private async tellChanges({ version, day }: Computed): Promise<void> {
    const changes = await this.database.query<TagChange>(
      `SELECT tag, sum(bit_count(coalesce(n.members, ${nobody}) & ~coalesce(o.members, ${nobody})))::int AS gained,
              sum(bit_count(coalesce(o.members, ${nobody}) & ~coalesce(n.members, ${nobody})))::int AS lost
       FROM tag_block o FULL JOIN fresh_block n USING (tag, block)
       WHERE o.members IS DISTINCT FROM n.members GROUP BY tag ORDER BY tag`,
    );
    const moved = changes.filter(({ gained, lost }) => gained + lost > 0);
    if (moved.length === 0) return;
    await this.trail.record(system, {
      action: 'tags.refresh',
      outcome: 'ok',
      details: { version, day, moved: moved.map(({ tag, gained, lost }) => `${tag} +${gained} −${lost}`) },
    });
  }

  /** Definitions that left the catalogue; what they had is forgotten, so that one that returns begins anew. */
  private async retire(tags: readonly ComputedTag[], day: string): Promise<void> {
    await this.database.query(
      `WITH gone AS (
         UPDATE tag SET retired_at = now(), population_day = NULL
         WHERE retired_at IS NULL AND NOT (code = ANY($1)) RETURNING code),
       ended AS (UPDATE tag_use SET until = greatest(since, $2::date) FROM gone WHERE tag = code AND until IS NULL)
       DELETE FROM tag_block USING gone WHERE tag = code`,
      [tags.map(({ tag }) => tag.code), day],
    );
  }

  private async stage(tags: readonly ComputedTag[]): Promise<void> {
    await this.database.query(
      `CREATE TEMP TABLE fresh_block (tag text, block int, members bit(4096), possible bit(4096)) ON COMMIT DROP`,
    );
    for (const { tag, ternary } of tags) if (ternary) await this.stageBlocks(tag.code, ternary);
    await this.database.query('ANALYZE fresh_block');
  }

  private async stageBlocks(code: string, { yes, possible }: Ternary): Promise<void> {
    const rows = [...nonEmptyBlocks(possible)];
    if (rows.length === 0) return;
    const blocks = rows.map((row) => row.block);
    await this.database.query(
      `INSERT INTO fresh_block
       SELECT $1, block, members, possible FROM unnest($2::int[], $3::varbit[], $4::varbit[]) AS b (block, members, possible)`,
      [
        code,
        blocks,
        varbitArray(blocks.map((block) => blockBytes(yes, block))),
        varbitArray(rows.map((row) => row.bytes)),
      ],
    );
  }

  /**
   * The balance of the day, against how it stood the evening before: that is what stands now with today's earlier
   * balance taken back. A tag's first computation is no gain.
   */
  private async keepFlows(day: string): Promise<void> {
    await this.database.query(
      `WITH moved AS (
         SELECT tag, block, coalesce(o.members, ${nobody}) AS was, coalesce(n.members, ${nobody}) AS now
         FROM tag_block o FULL JOIN fresh_block n USING (tag, block) JOIN tag ON tag.code = tag
         WHERE o.members IS DISTINCT FROM n.members AND tag.population_day IS NOT NULL),
       balance AS (
         SELECT m.tag, m.block, m.now, (m.was & ~coalesce(f.gained, ${nobody})) | coalesce(f.lost, ${nobody}) AS evening
         FROM moved m LEFT JOIN tag_flow f ON f.tag = m.tag AND f.day = $1 AND f.block = m.block),
       undone AS (
         DELETE FROM tag_flow f USING balance b WHERE b.now = b.evening AND (f.tag, f.day, f.block) = (b.tag, $1, b.block))
       INSERT INTO tag_flow (tag, day, block, gained, lost)
       SELECT tag, $1, block, now & ~evening, evening & ~now FROM balance WHERE now <> evening
       ON CONFLICT (tag, day, block) DO UPDATE SET gained = excluded.gained, lost = excluded.lost`,
      [day],
    );
  }

  private async describe(tags: readonly ComputedTag[], { version, day }: Computed): Promise<void> {
    const rows = tags.map(({ tag, members, undetermined }) => {
      const { code, label, group } = tag;
      return { code, label, group, rule: tag.kind === 'derived' ? tag.rule : null, members, undetermined };
    });
    await this.database.query(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1) AS g (code text, label text, "group" text, rule jsonb, members int, undetermined int)),
       former AS (SELECT code, rule FROM tag WHERE population_day IS NOT NULL),
       written AS (
         INSERT INTO tag (code, label, tag_group, rule, members, undetermined, population_version, population_day)
         SELECT code, label, "group", rule, members, undetermined, $2, $3::date FROM given
         ON CONFLICT (code) DO UPDATE SET label = excluded.label, tag_group = excluded.tag_group, rule = excluded.rule,
           members = excluded.members, undetermined = excluded.undetermined, retired_at = NULL,
           population_version = excluded.population_version, population_day = excluded.population_day
         RETURNING code)
       INSERT INTO tag_day (tag, day, members, undetermined, rule_changed)
       SELECT g.code, $3, g.members, g.undetermined, f.code IS NOT NULL AND f.rule IS DISTINCT FROM g.rule
       FROM given g JOIN written USING (code) LEFT JOIN former f USING (code)
       ON CONFLICT (tag, day) DO UPDATE SET members = excluded.members, undetermined = excluded.undetermined,
         rule_changed = tag_day.rule_changed OR excluded.rule_changed`,
      [JSON.stringify(rows), version, day],
    );
    await this.database.query(
      `INSERT INTO tag_use (tag, since) SELECT code, $1 FROM tag WHERE retired_at IS NULL
       AND NOT EXISTS (SELECT FROM tag_use WHERE tag = code AND until IS NULL)
       ON CONFLICT (tag, since) DO UPDATE SET until = NULL`,
      [day],
    );
  }

  private async replaceBlocks(): Promise<void> {
    await this.database.query(
      'DELETE FROM tag_block o WHERE NOT EXISTS (SELECT FROM fresh_block n WHERE n.tag = o.tag AND n.block = o.block)',
    );
    await this.database.query(
      `INSERT INTO tag_block (tag, block, members, possible) SELECT tag, block, members, possible FROM fresh_block
       ON CONFLICT (tag, block) DO UPDATE SET members = excluded.members, possible = excluded.possible
       WHERE (tag_block.members, tag_block.possible) IS DISTINCT FROM (excluded.members, excluded.possible)`,
    );
    await this.database.query('DROP TABLE fresh_block');
  }
}
