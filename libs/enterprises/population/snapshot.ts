import {
  BLOCK_SIZE,
  type Column,
  columnFromSegments,
  columnFromTernary,
  createMatcher,
  dayText,
  emptySet,
  encodeSegment,
  type EnterpriseSet,
  type Field,
  intersect,
  type Matcher,
  type Population,
  type Ternary,
  valueAt,
} from '#matching';
import { ageOn } from '../facts/fact-derivation.js';
import type { Vocabulary } from '../vocabulary.js';
import { activeField, dailyFact, expiredField } from './segment-builder.js';

/** Bytes by field and block. */
export type Segments = ReadonlyMap<string, readonly (Uint8Array | undefined)[]>;

/** The whole population at one version, ready to answer rules. Never changed once made. */
export interface Snapshot {
  readonly version: number;
  /** The day on which ages and 'today' were fixed, YYYY-MM-DD. */
  readonly day: string;
  /** How many ordinals have been given. */
  readonly ordinals: number;
  readonly population: Population;
  readonly matcher: Matcher;
  /** Who has each tag, by tag code. */
  readonly tags: ReadonlyMap<string, Ternary>;
}

export interface SnapshotParts {
  readonly version: number;
  readonly day: string;
  readonly ordinals: number;
  readonly segments: Segments;
  /** Who stands on the departments' lists on that day, by tag code; a tag that was never given is left out. */
  readonly asserted: ReadonlyMap<string, EnterpriseSet>;
}

/** A former snapshot of the same day and vocabulary, and the blocks in which it no longer holds. */
export interface Since {
  readonly snapshot: Snapshot;
  readonly changed: readonly number[];
}

/**
 * Puts a snapshot together: columns over the segments, then the tags by their rules. What a former snapshot has
 * compared is compared again in its changed blocks only.
 */
export function makeSnapshot(parts: SnapshotParts, vocabulary: Vocabulary, since?: Since): Snapshot {
  const blocks = Math.ceil(parts.ordinals / BLOCK_SIZE);
  const columns = new Map<string, Column>();
  for (const field of vocabulary.facts.fields) {
    const segments =
      field.key === dailyFact ? ageSegments(parts, field, vocabulary) : parts.segments.get(field.key);
    columns.set(field.key, columnFromSegments(field, inBlocks(segments, blocks), vocabulary.industries));
  }
  const expired = expiredField(vocabulary);
  const expiredSegments = inBlocks(parts.segments.get(expired.key), blocks);
  columns.set(expired.key, columnFromSegments(expired, expiredSegments, vocabulary.industries));
  const active = activeSet(parts.segments, blocks, vocabulary);
  const population: Population = {
    blocks,
    active,
    today: parts.day,
    columns,
    industries: vocabulary.industries,
  };
  const matcher = since?.snapshot.matcher.successor(population, since.changed) ?? createMatcher(population);
  const tags = addTags(matcher, columns, vocabulary, parts.asserted);
  return { version: parts.version, day: parts.day, ordinals: parts.ordinals, population, matcher, tags };
}

function inBlocks(
  segments: readonly (Uint8Array | undefined)[] | undefined,
  blocks: number,
): (Uint8Array | undefined)[] {
  return Array.from({ length: blocks }, (_, block) => segments?.[block]);
}

function activeSet(segments: Segments, blocks: number, vocabulary: Vocabulary): EnterpriseSet {
  const column = columnFromSegments(
    activeField,
    inBlocks(segments.get(activeField.key), blocks),
    vocabulary.industries,
  );
  const everybody = emptySet(blocks).fill(0xffffffff);
  const population: Population = {
    blocks,
    active: everybody,
    today: '1970-01-01',
    columns: new Map([[activeField.key, column]]),
    industries: vocabulary.industries,
  };
  const rule = {
    combinator: 'and' as const,
    rules: [{ field: activeField.key, operator: '=' as const, value: true }],
  };
  return createMatcher(population).evaluate(rule).yes;
}

/** The ages of a day by the segment of days they follow from: a segment that stays has no need of new ones. */
const agesOf = new WeakMap<Uint8Array, { readonly day: string; readonly ages: Uint8Array }>();

function ageSegments(
  { segments, day }: SnapshotParts,
  age: Field,
  vocabulary: Vocabulary,
): (Uint8Array | undefined)[] {
  const established = vocabulary.facts.byKey.get('established');
  if (!established) return [];
  const ageAt = ageOnDay(day);
  return (segments.get('established') ?? []).map((segment) => {
    const held = segment && agesOf.get(segment);
    if (!segment || held?.day === day) return held?.ages;
    const column = columnFromSegments(established, [segment], vocabulary.industries);
    const aged: Column = column.kind === 'rank' ? { ...column, decode: ageAt } : column;
    const ages = Array.from({ length: BLOCK_SIZE }, (_, offset) => valueAt(aged, offset));
    const bytes = encodeSegment(age, ages, vocabulary.industries);
    agesOf.set(segment, { day, ages: bytes });
    return bytes;
  });
}

/** The age by the number of the day of establishment; the district was founded on far fewer days than it has firms. */
function ageOnDay(day: string): (established: number) => number | undefined {
  const known = new Map<number, number | undefined>();
  return (established) => {
    if (!known.has(established)) known.set(established, ageOn(dayText(established), day));
    return known.get(established);
  };
}

/** Tags come in the order of their dependencies, so each finds the columns of those it names. */
function addTags(
  matcher: Matcher,
  columns: Map<string, Column>,
  vocabulary: Vocabulary,
  asserted: SnapshotParts['asserted'],
): Map<string, Ternary> {
  const tags = new Map<string, Ternary>();
  for (const tag of vocabulary.tags.tags) {
    const ternary =
      tag.kind === 'derived'
        ? matcher.evaluate(tag.rule)
        : listedTernary(asserted.get(tag.code), matcher.population.active);
    tags.set(tag.code, ternary);
    columns.set(tag.field.key, columnFromTernary(tag.field, ternary));
  }
  return tags;
}

/** Whoever is not on the lists has not the tag; of a tag that was never given nothing is known. */
function listedTernary(listed: EnterpriseSet | undefined, active: EnterpriseSet): Ternary {
  if (!listed) return { yes: new Uint32Array(active.length), possible: active };
  const yes = intersect(listed, active);
  return { yes, possible: yes };
}
