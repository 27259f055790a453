import { operandsOf, operators } from './operator.js';
import { otherField, type Condition } from './rule.js';
import type { Column } from '../columns/column.js';
import type { Facts, Field } from '../fields/field.js';
import { isKnown, type Surroundings, type Test } from '../fields/field-kind.js';
import type { PairTest } from '../fields/field-pair.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { BLOCK_WORDS, emptySet, type EnterpriseSet } from '../set.js';
import { negate, type Ternary, type Truth } from '../ternary.js';

/** Columns by field key; a field without one is unknown for everybody. */
export type Columns = ReadonlyMap<string, Column>;

/** A condition made ready: what is missing stays unknown, except for the question whether it is missing. */
export interface Comparison {
  /** The answer for one enterprise. */
  judge(facts: Facts): Truth;
  /** The answer for everybody active. */
  select(columns: Columns, active: EnterpriseSet): Ternary;
}

/** Makes a checked condition ready; `fieldOf` knows the fields by their keys. */
export function comparison(
  condition: Condition,
  fieldOf: (key: string) => Field | undefined,
  surroundings: Surroundings,
): Comparison {
  const { plain, negates } = operators[condition.operator];
  const field = fieldOf(condition.field);
  if (plain === 'notNull') return presence(condition.field, field, !negates);
  if (!field) return unanswerable;
  const positive = positiveComparison(condition, field, fieldOf, surroundings);
  return negates ? opposite(positive) : positive;
}

function positiveComparison(
  condition: Condition,
  field: Field,
  fieldOf: (key: string) => Field | undefined,
  surroundings: Surroundings,
): Comparison {
  const { plain } = operators[condition.operator];
  const key = otherField(condition);
  if (key === undefined) {
    const operands = operandsOf(condition.operator, condition.value);
    return valueComparison(fieldKinds[field.type].test(plain, operands, surroundings), field);
  }
  const [other, kind] = [fieldOf(key), fieldKinds[field.type].pair];
  if (!other || !kind) return unanswerable;
  return pairComparison(kind.test(plain, { field, other, factor: condition.factor ?? 1 }), field, other);
}

/** Nothing is known of a field that nobody has. */
const unanswerable: Comparison = {
  judge: () => 'unknown',
  select: (_columns, active) => ({ yes: active.map(() => 0), possible: active }),
};

const opposites: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** The opposite in Kleene's logic. */
export const not = (truth: Truth): Truth => opposites[truth];

const opposite = (positive: Comparison): Comparison => ({
  judge: (facts) => not(positive.judge(facts)),
  select: (columns, active) => negate(positive.select(columns, active), active),
});

function valueComparison(test: Test, field: Field): Comparison {
  return {
    judge(facts) {
      const value = facts[field.key];
      return isKnown(value, field) ? test.judge(value, field) : 'unknown';
    },
    select(columns, active) {
      const column = columns.get(field.key);
      if (!column) return unanswerable.select(columns, active);
      return selectAll(active, (block, out, start) => {
        test.select(column, block, out, start);
        return column.blocks[block]?.known;
      });
    },
  };
}

function pairComparison(test: PairTest, field: Field, other: Field): Comparison {
  return {
    judge(facts) {
      const [value, than] = [facts[field.key], facts[other.key]];
      return isKnown(value, field) && isKnown(than, other) ? test.judge(value, than) : 'unknown';
    },
    select(columns, active) {
      const [column, than] = [columns.get(field.key), columns.get(other.key)];
      if (!column || !than) return unanswerable.select(columns, active);
      return selectAll(active, (block, out, start) => {
        test.select(column, than, block, out, start);
        return bothKnown(column.blocks[block]?.known, than.blocks[block]?.known);
      });
    },
  };
}

const bothKnown = (a: Uint32Array | undefined, b: Uint32Array | undefined): Uint32Array | undefined =>
  a && b && a.map((word, w) => word & b[w]!);

/** Adds one block's answers to empty sets from word `start` on, and says of whom it could answer. */
type BlockSelection = (block: number, out: Ternary, start: number) => Uint32Array | undefined;

function selectAll(active: EnterpriseSet, selectBlock: BlockSelection): Ternary {
  const out = { yes: new Uint32Array(active.length), possible: new Uint32Array(active.length) };
  for (let start = 0; start < active.length; start += BLOCK_WORDS) {
    const known = selectBlock(start / BLOCK_WORDS, out, start);
    settleBlock(out, known, active, start);
  }
  return out;
}

/** Whoever's value is not known is possible; whoever is not active is in no set. */
function settleBlock(
  out: Ternary,
  known: Uint32Array | undefined,
  active: EnterpriseSet,
  start: number,
): void {
  for (let w = start; w < start + BLOCK_WORDS; w++) {
    const unknown = known ? ~known[w - start]! : -1;
    out.yes[w]! &= active[w]! & ~unknown;
    out.possible[w] = (out.possible[w]! & active[w]!) | out.yes[w]! | (unknown & active[w]!);
  }
}

/** Whether a value is there at all; this is never unknown. */
function presence(key: string, field: Field | undefined, wanted: boolean): Comparison {
  return {
    judge: (facts) => (isKnown(facts[key], field) === wanted ? 'yes' : 'no'),
    select(columns, active) {
      const yes = wanted ? emptySet(active.length / BLOCK_WORDS) : active.slice();
      columns.get(key)?.blocks.forEach((block, b) => {
        if (block) settlePresence(yes, block.known, active, b * BLOCK_WORDS, wanted);
      });
      return { yes, possible: yes };
    },
  };
}

function settlePresence(
  yes: EnterpriseSet,
  known: Uint32Array,
  active: EnterpriseSet,
  start: number,
  wanted: boolean,
): void {
  const end = Math.min(start + BLOCK_WORDS, active.length);
  for (let w = start; w < end; w++) yes[w] = (wanted ? known[w - start]! : ~known[w - start]!) & active[w]!;
}
