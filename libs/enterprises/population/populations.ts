import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { BLOCK_SIZE } from '#matching';
import { Clock, Database } from '#platform';
import { TagAssertions } from '../tags/tag-assertions.js';
import { Vocabulary } from '../vocabulary.js';
import { SegmentBuilder } from './segment-builder.js';
import { type SegmentRow, SegmentStore } from './segment-store.js';
import { makeSnapshot, type Snapshot } from './snapshot.js';

interface Loaded {
  readonly snapshot: Snapshot;
  readonly segments: Map<string, (Uint8Array | undefined)[]>;
}

/** How often blocks are written back while a whole registry is being turned into columns. */
const blocksPerWrite = 4;

/** Holds the population of this process and brings it up to date whenever somebody asks. */
@Injectable()
export class Populations {
  private readonly logger = new Logger(Populations.name);
  private loaded: Loaded | undefined;
  private loading: Promise<Snapshot> | undefined;
  private readonly catalogue: string;

  constructor(
    private readonly database: Database,
    private readonly store: SegmentStore,
    private readonly builder: SegmentBuilder,
    private readonly assertions: TagAssertions,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {
    this.catalogue = createHash('sha256').update(JSON.stringify(builder.fields)).digest('hex');
  }

  /** The population as the database has it now and as of today. */
  async current(): Promise<Snapshot> {
    const { version } = await this.store.state();
    const held = this.loaded?.snapshot;
    if (held && held.version >= version && held.day === this.clock.today()) return held;
    return (this.loading ??= this.catchUp().finally(() => (this.loading = undefined)));
  }

  private async catchUp(): Promise<Snapshot> {
    const started = performance.now();
    if ((await this.store.state()).catalogue !== this.catalogue) await this.store.clear(this.catalogue);
    const day = this.clock.today();
    const { state, segments, built, asserted } = await this.database.consistently(() =>
      this.readChanged(day),
    );
    await this.database.outside(() => this.store.write(state.version, built));
    const parts = { version: state.version, ordinals: state.ordinals, day, segments, asserted };
    const snapshot = makeSnapshot(parts, this.vocabulary);
    this.loaded = { snapshot, segments };
    this.logger.log(
      `population version ${snapshot.version} loaded in ${Math.round(performance.now() - started)} ms`,
    );
    return snapshot;
  }

  private async readChanged(day: string) {
    const state = await this.store.state();
    const segments = new Map([...(this.loaded?.segments ?? [])].map(([fact, bytes]) => [fact, [...bytes]]));
    const changed = await this.changedBlocks(state.ordinals);
    const stored = await this.store.read(changed);
    stored.forEach((row) => put(segments, row));
    const built = await this.buildMissing(changed, stored, state.version);
    built.forEach((row) => put(segments, row));
    const asserted = await this.assertions.sets(day, state.ordinals);
    return { state, segments, built, asserted };
  }

  private async changedBlocks(ordinals: number): Promise<number[]> {
    const versions = await this.store.blockVersions();
    const held = this.loaded?.snapshot.version ?? -1;
    const blocks = Array.from({ length: Math.ceil(ordinals / BLOCK_SIZE) }, (_, block) => block);
    return blocks.filter((block) => (versions.get(block) ?? 0) > held);
  }

  private async buildMissing(
    blocks: readonly number[],
    stored: readonly SegmentRow[],
    version: number,
  ): Promise<SegmentRow[]> {
    const counts = new Map<number, number>();
    stored.forEach(({ block }) => counts.set(block, (counts.get(block) ?? 0) + 1));
    const stale = blocks.filter((block) => (counts.get(block) ?? 0) < this.builder.fields.length);
    const built: SegmentRow[] = [];
    for (const block of stale) built.push(...(await this.builder.build(block)));
    if (stale.length > blocksPerWrite)
      this.logger.log(`columns of ${stale.length} blocks built for version ${version}`);
    return built;
  }
}

function put(segments: Map<string, (Uint8Array | undefined)[]>, row: SegmentRow): void {
  const blocks = segments.get(row.fact) ?? [];
  blocks[row.block] = row.bytes;
  segments.set(row.fact, blocks);
}
