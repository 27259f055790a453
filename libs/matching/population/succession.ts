import type { LeafCache } from './leaf-cache.js';
import type { Column } from '../columns/column.js';
import type { Condition } from '../rules/rule.js';
import { BLOCK_WORDS, type EnterpriseSet } from '../set.js';
import type { Ternary } from '../ternary.js';

/** What answers are given from. */
interface Ground {
  active: EnterpriseSet;
  columns: ReadonlyMap<string, Column>;
}

/** What a matcher takes over from the one before it: answers of which only some blocks have changed. */
export class Succession {
  /** The active of the changed blocks, side by side. */
  private readonly active: EnterpriseSet;

  constructor(
    private readonly leaves: LeafCache,
    private readonly population: Ground,
    private readonly changed: readonly number[],
  ) {
    this.active = gathered(population.active, changed);
  }

  /**
   * The answer to a condition, compared anew in the changed blocks only; undefined when the former matcher hadn't it.
   * What is taken over is forgotten there, so that the two together hold no more than one.
   */
  answer(condition: Condition, select: Select): Ternary | undefined {
    const held = this.leaves.take(condition);
    if (!held) return undefined;
    const columns = new Map<string, Column>();
    for (const key of [condition.field, String(condition.value)]) {
      const column = this.population.columns.get(key);
      if (column) columns.set(key, this.inChanged(column));
    }
    return this.patched(held, select(columns, this.active));
  }

  /** The column as if the changed blocks were all there are. */
  private inChanged(column: Column): Column {
    return { ...column, blocks: this.changed.map((block) => column.blocks[block]) } as Column;
  }

  private patched(held: Ternary, part: Ternary): Ternary {
    const yes = this.patchedSet(held.yes, part.yes);
    const isSure = held.yes === held.possible && part.yes === part.possible;
    return { yes, possible: isSure ? yes : this.patchedSet(held.possible, part.possible) };
  }

  private patchedSet(held: EnterpriseSet, part: EnterpriseSet): EnterpriseSet {
    const set = new Uint32Array(this.population.active.length);
    set.set(held.subarray(0, set.length));
    this.changed.forEach((block, i) => {
      set.set(part.subarray(i * BLOCK_WORDS, (i + 1) * BLOCK_WORDS), block * BLOCK_WORDS);
    });
    return set;
  }
}

/** Compares a condition over columns. */
type Select = (columns: ReadonlyMap<string, Column>, active: EnterpriseSet) => Ternary;

function gathered(set: EnterpriseSet, blocks: readonly number[]): EnterpriseSet {
  const out = new Uint32Array(blocks.length * BLOCK_WORDS);
  blocks.forEach((block, i) => {
    out.set(set.subarray(block * BLOCK_WORDS, (block + 1) * BLOCK_WORDS), i * BLOCK_WORDS);
  });
  return out;
}
