import { Injectable } from '@nestjs/common';
import { count, subtract, type Ternary } from '#matching';
import { Clock, Database, Outbox } from '#platform';
import { refreshTagsJob } from '../imports/imports.js';
import { Populations } from '../population/populations.js';
import { Vocabulary } from '../vocabulary.js';
import type { Tag } from './tag.js';
import { type ComputedTag, TagStore } from './tag-store.js';

/** A tag and how many have it. */
export type TagCount = Pick<ComputedTag, 'tag' | 'members' | 'undetermined'>;

/** What a computation of all tags came to, and how long its parts took. */
export interface TagRefresh {
  readonly version: number;
  readonly tags: readonly TagCount[];
  /** Milliseconds: catalogue, columns and sets of the population; counting and writing the sets. */
  readonly durations: { readonly populationMs: number; readonly storeMs: number };
}

/** The tags' memberships as stored sets, for SQL, export and history. */
@Injectable()
export class TagRegister {
  constructor(
    private readonly database: Database,
    private readonly populations: Populations,
    private readonly store: TagStore,
    private readonly outbox: Outbox,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** How many enterprises have each tag at present. */
  async counts(): Promise<TagCount[]> {
    const { tags } = await this.populations.current();
    return this.vocabulary.tags.tags.map((tag) => computed(tag, tags.get(tag.code)));
  }

  /** The day in Shanghai on which each tag was first computed, YYYY-MM-DD, by code. */
  async introduced(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ code: string; day: string }>(
      'SELECT tag AS code, min(since)::text AS day FROM tag_use GROUP BY tag',
    );
    return new Map(rows.map(({ code, day }) => [code, day]));
  }

  /** Computes all tags and stores their sets, what the day brought, and which definitions are in use. */
  async refresh(): Promise<TagRefresh> {
    const started = performance.now();
    const { version, day, tags: sets } = await this.populations.current();
    const loaded = performance.now();
    const tags = this.vocabulary.tags.tags.map((tag) => computed(tag, sets.get(tag.code)));
    await this.database.transaction(async () => {
      await this.database.lock('tags');
      // Whoever computed something newer meanwhile has the last word.
      if (await this.store.isBehind({ version, day })) return;
      await this.store.write(tags, { version, day });
      await this.database.query("SELECT pg_notify('population', $1)", [String(version)]);
    });
    const durations = { populationMs: loaded - started, storeMs: performance.now() - loaded };
    return { version, tags, durations };
  }

  /** Queues a computation when there has been none on this day: ages, lists and old values change by the calendar. */
  async sweep(): Promise<void> {
    const day = this.clock.today();
    const row = await this.database.one<{ version: string }>(
      `SELECT version FROM population
       WHERE EXISTS (SELECT FROM tag WHERE retired_at IS NULL AND coalesce(population_day < $1, true))`,
      [day],
    );
    if (!row) return;
    await this.database.transaction(() =>
      this.outbox.add(refreshTagsJob, { version: Number(row.version), day }),
    );
  }
}

function computed(tag: Tag, ternary: Ternary | undefined): ComputedTag {
  if (!ternary) return { tag, members: 0, undetermined: 0, ternary };
  const undetermined = count(subtract(ternary.possible, ternary.yes));
  return { tag, members: count(ternary.yes), undetermined, ternary };
}
