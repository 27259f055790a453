import { Injectable } from '@nestjs/common';
import { blockBytes, count, nonEmptyBlocks, subtract, type Ternary } from '#matching';
import { Database, varbitArray } from '#platform';
import { Populations } from '../population/populations.js';
import type { Tag } from './tag.js';
import { Vocabulary } from '../vocabulary.js';

/** A tag and how many have it. */
export interface TagCount {
  readonly tag: Tag;
  readonly members: number;
  readonly undetermined: number;
}

/** The tags' memberships as stored sets, for SQL, export and history. */
@Injectable()
export class TagRegister {
  constructor(
    private readonly database: Database,
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** How many enterprises have each tag at present. */
  async counts(): Promise<TagCount[]> {
    const { tags } = await this.populations.current();
    return this.vocabulary.tags.tags.map((tag) => sizes(tag, tags.get(tag.code)));
  }

  /** The day in Shanghai on which each tag was first computed, YYYY-MM-DD, by code. */
  async introduced(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ code: string; day: string }>(
      `SELECT code, (introduced_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM tag`,
    );
    return new Map(rows.map(({ code, day }) => [code, day]));
  }

  /** Computes all tags and stores their blocks; tags that left the catalogue are retired. */
  async refresh(): Promise<{ version: number; tags: TagCount[] }> {
    const snapshot = await this.populations.current();
    const counted = this.vocabulary.tags.tags.map((tag) => sizes(tag, snapshot.tags.get(tag.code)));
    await this.database.transaction(async () => {
      await this.database.lock('tags');
      for (const entry of counted)
        await this.store(entry, snapshot.tags.get(entry.tag.code), snapshot.version);
      await this.database.query(
        'UPDATE tag SET retired_at = now() WHERE retired_at IS NULL AND NOT (code = ANY($1))',
        [counted.map(({ tag }) => tag.code)],
      );
      await this.database.query("SELECT pg_notify('population', $1)", [String(snapshot.version)]);
    });
    return { version: snapshot.version, tags: counted };
  }

  private async store(
    { tag, members, undetermined }: TagCount,
    ternary: Ternary | undefined,
    version: number,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO tag (code, label, tag_group, rule, members, undetermined, population_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (code) DO UPDATE SET label = excluded.label, tag_group = excluded.tag_group, rule = excluded.rule,
         members = excluded.members, undetermined = excluded.undetermined,
         population_version = excluded.population_version, retired_at = NULL`,
      [tag.code, tag.label, tag.group, ruleText(tag), members, undetermined, version],
    );
    await this.database.query('DELETE FROM tag_block WHERE tag = $1', [tag.code]);
    if (ternary) await this.storeBlocks(tag.code, ternary);
  }

  private async storeBlocks(code: string, { yes, possible }: Ternary): Promise<void> {
    const rows = [...nonEmptyBlocks(possible)];
    if (rows.length === 0) return;
    const blocks = rows.map((row) => row.block);
    await this.database.query(
      `INSERT INTO tag_block (tag, block, members, possible)
       SELECT $1, block, members, possible FROM unnest($2::int[], $3::varbit[], $4::varbit[]) AS b (block, members, possible)`,
      [
        code,
        blocks,
        varbitArray(blocks.map((block) => blockBytes(yes, block))),
        varbitArray(rows.map((row) => row.bytes)),
      ],
    );
  }
}

/** An asserted tag has no rule. */
function ruleText(tag: Tag): string | null {
  return tag.kind === 'derived' ? JSON.stringify(tag.rule) : null;
}

function sizes(tag: Tag, ternary: Ternary | undefined): TagCount {
  if (!ternary) return { tag, members: 0, undetermined: 0 };
  return { tag, members: count(ternary.yes), undetermined: count(subtract(ternary.possible, ternary.yes)) };
}
