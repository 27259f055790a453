import { leavesOf, pointerOf, type PlacePath } from './place-path.js';
import { dayNumber } from '../fields/calendar-day.js';
import { TODAY } from '../fields/date-field.js';
import type { Field } from '../fields/field.js';
import type { Condition, Operator, RuleGroup } from '../rules/rule.js';

/** A threshold in a rule that can be turned: a number or a day that a condition compares with. */
export interface Knob {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  path: PlacePath;
  condition: Condition;
  field: Field;
  /** Which end of a range; undefined for a single threshold. */
  end?: 'low' | 'high';
  /** The range's other end. */
  other?: number;
  /** The threshold as the number it is ordered by (a day as its day number). */
  at: number;
  /** Whether meeting it gets harder as the threshold rises. */
  rises: boolean;
  /** Whether an enterprise exactly at the threshold meets it. */
  inclusive: boolean;
}

const traits: Partial<Record<Operator, Pick<Knob, 'rises' | 'inclusive'>>> = {
  '>=': { rises: true, inclusive: true },
  '>': { rises: true, inclusive: false },
  '<=': { rises: false, inclusive: true },
  '<': { rises: false, inclusive: false },
};

/** All thresholds of a rule, in its order. `fieldOf` gives the field of a key; `today` is what 'today' means. */
export function knobsOf(rule: RuleGroup, fieldOf: (key: string) => Field | undefined, today: string): Knob[] {
  return leavesOf(rule).flatMap(({ leaf, path }) => {
    const field = fieldOf(leaf.field);
    return field ? knobsAt(leaf, { pointer: pointerOf(path), path, field }, today) : [];
  });
}

function knobsAt(
  condition: Condition,
  place: Pick<Knob, 'pointer' | 'path' | 'field'>,
  today: string,
): Knob[] {
  const { operator, value } = condition;
  const measured = (operand: unknown) => measure(operand, place.field, today);
  if (operator === 'between' && Array.isArray(value)) {
    const [low, high] = value.map(measured);
    if (low === undefined || high === undefined) return [];
    const common = { ...place, condition, inclusive: true };
    return [
      { ...common, end: 'low', at: low, other: high, rises: true },
      { ...common, end: 'high', at: high, other: low, rises: false },
    ];
  }
  const kind = traits[operator];
  const at = measured(value);
  return kind && at !== undefined ? [{ ...place, condition, at, ...kind }] : [];
}

/** Only what is ordered has a measure; a comparison with another field has no threshold of its own. */
function measure(operand: unknown, { type }: Field, today: string): number | undefined {
  if (type === 'number') return typeof operand === 'number' ? operand : undefined;
  if (type !== 'date' || typeof operand !== 'string') return undefined;
  return dayNumber(operand === TODAY ? today : operand);
}
