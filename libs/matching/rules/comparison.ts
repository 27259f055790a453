import { operandsOf, operators } from './operator.js';
import type { Condition } from './rule.js';
import type { Column } from '../columns/column.js';
import type { FactValue, Field } from '../fields/field.js';
import { isKnown, type Surroundings, type Test } from '../fields/field-kind.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { BLOCK_WORDS, emptySet, type EnterpriseSet } from '../set.js';
import { negate, type Ternary, type Truth } from '../ternary.js';

/** A condition made ready: what is missing stays unknown, except for the question whether it is missing. */
export interface Comparison {
  /** The answer for one enterprise's value. */
  judge(value: FactValue | undefined): Truth;
  /** The answer for everybody active; without a column nobody's value is known. */
  select(column: Column | undefined, active: EnterpriseSet): Ternary;
}

/** Makes a checked condition ready for its field. */
export function comparison(
  condition: Condition,
  field: Field | undefined,
  surroundings: Surroundings,
): Comparison {
  const { plain, negates } = operators[condition.operator];
  if (plain === 'notNull') return presence(!negates);
  if (!field) return unanswerable;
  const operands = operandsOf(condition.operator, condition.value);
  return valueComparison(fieldKinds[field.type].test(plain, operands, surroundings), field, negates);
}

/** Nothing is known of a field that nobody has. */
const unanswerable: Comparison = {
  judge: () => 'unknown',
  select: (_column, active) => ({ yes: active.map(() => 0), possible: active }),
};

const opposite: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** The opposite in Kleene's logic. */
export const not = (truth: Truth): Truth => opposite[truth];

function valueComparison(test: Test, field: Field, negates: boolean): Comparison {
  return {
    judge(value) {
      if (!isKnown(value)) return 'unknown';
      const truth = test.judge(value, field);
      return negates ? not(truth) : truth;
    },
    select(column, active) {
      if (!column) return unanswerable.select(column, active);
      const ternary = selectAll(test, column, active);
      return negates ? negate(ternary, active) : ternary;
    },
  };
}

function selectAll(test: Test, column: Column, active: EnterpriseSet): Ternary {
  const out = { yes: new Uint32Array(active.length), possible: new Uint32Array(active.length) };
  for (let start = 0; start < active.length; start += BLOCK_WORDS) {
    const block = start / BLOCK_WORDS;
    test.select(column, block, out, start);
    settleBlock(out, column.blocks[block]?.known, active, start);
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
    out.yes[w]! &= active[w]!;
    out.possible[w] = (out.possible[w]! & active[w]!) | out.yes[w]! | (unknown & active[w]!);
  }
}

/** Whether a value is there at all; this is never unknown. */
function presence(wanted: boolean): Comparison {
  return {
    judge: (value) => (isKnown(value) === wanted ? 'yes' : 'no'),
    select(column, active) {
      const yes = wanted ? emptySet(active.length / BLOCK_WORDS) : active.slice();
      column?.blocks.forEach((block, b) => {
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
