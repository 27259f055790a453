import { catalogue, industries } from './catalogue.js';
import type { BlockValues, Column } from '../columns/column.js';
import type { Catalogue, Facts, Field } from '../fields/field.js';
import { columnFromSegments, encodeSegment } from '../fields/field-kinds.js';
import type { Population } from '../population/matcher.js';
import { BLOCK_SIZE, blocksFor, setOf } from '../set.js';

/** The day on which the specimens live. */
export const today = '2026-11-23';

/** An enterprise of the specimens; active unless said otherwise. */
export interface Specimen {
  facts: Facts;
  isActive?: boolean;
}

/** The given enterprises as a population over a catalogue; their ordinals follow the order, `spread` apart. */
export function populationOf(
  specimens: readonly Specimen[],
  spread = 1,
  fields: Catalogue = catalogue,
): Population {
  const blocks = Math.max(1, blocksFor(specimens.length * spread));
  const active = specimens.flatMap(({ isActive }, i) => (isActive === false ? [] : [i * spread]));
  const columns = [...fields.values()].map(
    (field) => [field.key, columnOf(field, specimens, spread)] as const,
  );
  return { blocks, active: setOf(blocks, active), today, columns: new Map(columns), industries };
}

function columnOf(field: Field, specimens: readonly Specimen[], spread: number): Column {
  const values = new Map<number, BlockValues[number][]>();
  specimens.forEach(({ facts }, i) => {
    const block = Math.floor((i * spread) / BLOCK_SIZE);
    const row = values.get(block) ?? [];
    row[(i * spread) % BLOCK_SIZE] = facts[field.key];
    values.set(block, row);
  });
  const segments = Array.from({ length: blocksFor(specimens.length * spread) }, (_, block) => {
    const row = values.get(block);
    return row && encodeSegment(field, row, industries);
  });
  return columnFromSegments(field, segments, industries);
}
