import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { BLOCK_SIZE, BLOCK_WORDS, type EnterpriseSet } from '#matching';
import { Clock, Database } from '#platform';
import { TagAssertions } from '../tags/tag-assertions.js';
import { LiveVocabulary } from '../live-vocabulary.js';
import type { Vocabulary } from '../vocabulary.js';
import { SegmentBuilder } from './segment-builder.js';
import { type BuiltBlock, type SegmentRow, SegmentStore } from './segment-store.js';
import { makeSnapshot, type Since, type Snapshot } from './snapshot.js';

interface Loaded {
  readonly snapshot: Snapshot;
  readonly segments: Map<string, (Uint8Array | undefined)[]>;
  readonly asserted: ReadonlyMap<string, EnterpriseSet>;
  /** The words it was made with, and the digest of those of its facts that are stored. */
  readonly words: Vocabulary;
  readonly catalogue: string;
}

/** How often blocks are written back while a whole registry is being turned into columns. */
const blocksPerWrite = 4;

/**
 * Holds the population of this process and brings it up to date whenever somebody asks: after changes of the registry,
 * of the departments' lists, of the catalogue files, and with every new day.
 */
@Injectable()
export class Populations {
  private readonly logger = new Logger(Populations.name);
  private loaded: Loaded | undefined;
  private loading: Promise<Snapshot> | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: SegmentStore,
    private readonly builder: SegmentBuilder,
    private readonly assertions: TagAssertions,
    private readonly vocabulary: LiveVocabulary,
    private readonly clock: Clock,
  ) {}

  /** The population as the database has it now and as of today. */
  async current(): Promise<Snapshot> {
    const words = await this.vocabulary.latest();
    const { version } = await this.store.state();
    const held = this.loaded;
    const isFresh = held?.words === words && held.snapshot.day === this.clock.today();
    if (held && isFresh && held.snapshot.version >= version) return held.snapshot;
    return (this.loading ??= this.catchUp().finally(() => (this.loading = undefined)));
  }

  private async catchUp(): Promise<Snapshot> {
    const started = performance.now();
    const { words, catalogue } = await this.agreedWords();
    // Columns of other facts can't be taken over; they are read or built from nothing.
    const held = this.loaded?.catalogue === catalogue ? this.loaded : undefined;
    const day = this.clock.today();
    await this.store.expire(day);
    const { state, segments, changed, built, asserted } = await this.database.consistently(() =>
      this.readChanged(day, held),
    );
    await this.database.outside(() => this.store.write(state.version, built));
    const parts = { version: state.version, ordinals: state.ordinals, day, segments, asserted };
    const snapshot = makeSnapshot(parts, words, since(held, { words, day, changed, asserted }));
    this.loaded = { snapshot, segments, asserted, words, catalogue };
    this.logger.log(
      `population version ${snapshot.version} loaded in ${Math.round(performance.now() - started)} ms, ${changed.length} blocks anew`,
    );
    return snapshot;
  }

  /** The words that the stored columns are made with. Where they were made with others, one of the two is behind. */
  private async agreedWords(): Promise<{ words: Vocabulary; catalogue: string }> {
    const stored = (await this.store.state()).catalogue;
    const words = await this.vocabulary.latest(this.digest() !== stored);
    const catalogue = this.digest();
    if (catalogue !== stored) await this.store.clear(catalogue);
    return { words, catalogue };
  }

  private digest(): string {
    return createHash('sha256').update(JSON.stringify(this.builder.fields)).digest('hex');
  }

  private async readChanged(day: string, held: Loaded | undefined) {
    const state = await this.store.state();
    const segments = new Map([...(held?.segments ?? [])].map(([fact, bytes]) => [fact, [...bytes]]));
    const changed = await this.changedBlocks(state.ordinals, held?.snapshot.version ?? -1);
    const stored = await this.store.read(changed);
    stored.forEach((row) => put(segments, row));
    const built = await this.buildMissing(changed, stored, { day, version: state.version });
    built.forEach((block) => block.segments.forEach((row) => put(segments, row)));
    const asserted = await this.assertions.sets(day, state.ordinals);
    return { state, segments, changed, built, asserted };
  }

  private async changedBlocks(ordinals: number, heldVersion: number): Promise<number[]> {
    const versions = await this.store.blockVersions();
    const blocks = Array.from({ length: Math.ceil(ordinals / BLOCK_SIZE) }, (_, block) => block);
    return blocks.filter((block) => (versions.get(block) ?? 0) > heldVersion);
  }

  private async buildMissing(
    blocks: readonly number[],
    stored: readonly SegmentRow[],
    { day, version }: { day: string; version: number },
  ): Promise<BuiltBlock[]> {
    const counts = new Map<number, number>();
    stored.forEach(({ block }) => counts.set(block, (counts.get(block) ?? 0) + 1));
    const stale = blocks.filter((block) => (counts.get(block) ?? 0) < this.builder.fields.length);
    const built: BuiltBlock[] = [];
    for (const block of stale) built.push(await this.builder.build(block, day));
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

interface Now {
  readonly words: Vocabulary;
  readonly day: string;
  readonly changed: readonly number[];
  readonly asserted: ReadonlyMap<string, EnterpriseSet>;
}

/** What of the former snapshot still holds: nothing with other words or on another day. */
function since(held: Loaded | undefined, { words, day, changed, asserted }: Now): Since | undefined {
  if (held?.words !== words || held.snapshot.day !== day) return undefined;
  const listed = changedLists(held.asserted, asserted);
  return listed && { snapshot: held.snapshot, changed: [...new Set([...changed, ...listed])] };
}

/** The blocks in which departments' lists differ; undefined where a tag was given for the first time, or no more. */
function changedLists(
  before: ReadonlyMap<string, EnterpriseSet>,
  after: ReadonlyMap<string, EnterpriseSet>,
): number[] | undefined {
  if (before.size !== after.size || [...after.keys()].some((tag) => !before.has(tag))) return undefined;
  return [...after].flatMap(([tag, set]) => {
    const former = before.get(tag);
    return [...set.keys()]
      .filter((w) => set[w] !== (former?.[w] ?? 0))
      .map((w) => Math.floor(w / BLOCK_WORDS));
  });
}
