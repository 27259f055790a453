import {
  type Column,
  columnFromSegments,
  columnFromTernary,
  createMatcher,
  type EnterpriseSet,
  type Population,
} from '#matching';
import type { Vocabulary } from '#enterprises';
import { withClient } from '#platform/embedded';

/** Bytes by fact and block, as the database keeps them. */
export type StoredSegments = ReadonlyMap<string, readonly Uint8Array[]>;

/** All column segments of the district. */
export function storedSegments(url: string): Promise<StoredSegments> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ fact: string; bytes: Buffer }>(
      'SELECT fact, bytes FROM column_segment ORDER BY fact, block',
    );
    const segments = new Map<string, Uint8Array[]>();
    for (const { fact, bytes } of rows) {
      const blocks = segments.get(fact) ?? [];
      blocks.push(Uint8Array.from(bytes));
      segments.set(fact, blocks);
    }
    return segments;
  });
}

/** How large a population is to be. */
export interface Size {
  /** So many times the district. */
  readonly times: number;
  /** Which facts it has. */
  readonly facts: readonly string[];
  readonly tags: number;
}

/**
 * A population of so many times the district: every block copied, so that memory is really taken, with the stored facts
 * and as many tags as wanted, sets of their own each (the rules of the catalogue, each as often as it takes).
 */
export function grown(
  size: Size,
  district: Population,
  stored: StoredSegments,
  vocabulary: Vocabulary,
): Population {
  const { today, industries } = district;
  const columns = new Map<string, Column>();
  for (const field of vocabulary.facts.fields.filter(({ key }) => size.facts.includes(key))) {
    const segments = repeated(stored.get(field.key) ?? [], size.times);
    columns.set(field.key, columnFromSegments(field, segments, industries));
  }
  const population = {
    blocks: district.blocks * size.times,
    active: repeatedSet(district.active, size.times),
    today,
    columns,
    industries,
  };
  addTags(population, columns, size.tags, vocabulary);
  return population;
}

function addTags(
  population: Population,
  columns: Map<string, Column>,
  wanted: number,
  { tags }: Vocabulary,
): void {
  for (let made = 0; made < wanted;) {
    // A matcher of its own each time: a shared one would give every copy the same sets.
    const matcher = createMatcher(population);
    for (const { field, ...tag } of tags.tags) {
      if (made++ >= wanted) break;
      const key = made <= tags.tags.length ? field.key : `${field.key}-${made}`;
      const { yes, possible } = matcher.evaluate('rule' in tag ? tag.rule : nobodyListed);
      columns.set(
        key,
        columnFromTernary({ ...field, key }, { yes: yes.slice(), possible: possible.slice() }),
      );
    }
  }
}

/** A department's list takes the same room whoever is on it. */
const nobodyListed = { combinator: 'or' as const, rules: [] };

function repeated(segments: readonly Uint8Array[], times: number): Uint8Array[] {
  return Array.from({ length: times }, () => segments.map((bytes) => bytes.slice())).flat();
}

function repeatedSet(set: EnterpriseSet, times: number): EnterpriseSet {
  const out = new Uint32Array(set.length * times);
  for (let copy = 0; copy < times; copy++) out.set(set, copy * set.length);
  return out;
}
