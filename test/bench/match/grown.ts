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

/** What the bars speak of. */
const tagsWanted = 80;

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

/**
 * A population of so many times the district: every block copied, so that memory is really taken, with the stored
 * facts and 80 tags (those of the catalogue, each as often as it takes).
 */
export function grown(
  times: number,
  district: Population,
  stored: StoredSegments,
  vocabulary: Vocabulary,
): Population {
  const { today, industries } = district;
  const columns = new Map<string, Column>();
  for (const field of vocabulary.facts.fields) {
    const segments = stored.get(field.key);
    if (segments) columns.set(field.key, columnFromSegments(field, repeated(segments, times), industries));
  }
  const population = {
    blocks: district.blocks * times,
    active: repeatedSet(district.active, times),
    today,
    columns,
    industries,
  };
  addTags(population, columns, vocabulary);
  return population;
}

function addTags(population: Population, columns: Map<string, Column>, { tags }: Vocabulary): void {
  for (let made = 0; made < tagsWanted;) {
    // A matcher of its own each time: a shared one would give every copy the same sets.
    const matcher = createMatcher(population);
    for (const tag of tags.tags) {
      if (tag.kind === 'asserted') continue;
      const { field, rule } = tag;
      if (made++ >= tagsWanted) break;
      const key = made <= tags.tags.length ? field.key : `${field.key}-${made}`;
      columns.set(key, columnFromTernary({ ...field, key }, matcher.evaluate(rule)));
    }
  }
}

function repeated(segments: readonly Uint8Array[], times: number): Uint8Array[] {
  return Array.from({ length: times }, () => segments.map((bytes) => bytes.slice())).flat();
}

function repeatedSet(set: EnterpriseSet, times: number): EnterpriseSet {
  const out = new Uint32Array(set.length * times);
  for (let copy = 0; copy < times; copy++) out.set(set, copy * set.length);
  return out;
}
