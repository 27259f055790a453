import { decimalOf } from '../fields/decimal.js';
import { dayNumber, dayText } from '../fields/calendar-day.js';
import { TODAY } from '../fields/date-field.js';
import type { Facts, FactValue, Field } from '../fields/field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { unitRatio } from '../fields/unit.js';
import { comparison } from '../rules/comparison.js';
import { operandsOf, operators } from '../rules/operator.js';
import { otherField, type Condition } from '../rules/rule.js';
import type { CheckupContext } from '../checkup/plan.js';
import type { Truth } from '../ternary.js';

/**
 * Where a value lies: one step below a threshold, on it, one step above; or, where there is no order, one that meets the
 * condition, one that doesn't, one that leaves it open; or no value at all.
 */
export type BoundaryPlace = 'below' | 'at' | 'above' | 'met' | 'unmet' | 'open' | 'missing';

/** What is known of the fields of one condition, at one of its boundaries. */
export interface BoundaryValue {
  place: BoundaryPlace;
  facts: Facts;
}

/**
 * The values at the boundaries of a condition, the one without a value last; of a person's condition, none. Where there
 * are several options for an answer, `turn` says with which to begin.
 */
export function boundaryValues(
  condition: Condition,
  context: CheckupContext,
  turn = 0,
): readonly BoundaryValue[] {
  const field = context.catalogue.get(condition.field);
  if (!field) return [];
  const missing: BoundaryValue = { place: 'missing', facts: {} };
  const key = otherField(condition);
  const other = key === undefined ? undefined : context.catalogue.get(key);
  if (key !== undefined)
    return other ? [...pairValues(condition, field, other, context), missing] : [missing];
  if (operators[condition.operator].arity === 'none') return [...presentValue(field, context), missing];
  const isOrdered = field.type === 'number' || field.type === 'date';
  return [
    ...(isOrdered ? stepsAround(condition, field, context) : oneOfEach(condition, field, context, turn)),
    missing,
  ];
}

/** A condition that only asks whether there is a value needs some value. */
const presentValue = (field: Field, context: CheckupContext): BoundaryValue[] =>
  (fieldKinds[field.type].samples([], field, context) ?? ['值'])
    .slice(0, 1)
    .map((value) => ({ place: 'at', facts: { [field.key]: value } }));

/** Every threshold with its neighbours, ascending; what is a neighbour and a threshold at once is the threshold. */
function stepsAround(condition: Condition, field: Field, { today }: CheckupContext): BoundaryValue[] {
  const thresholds = operandsOf(condition.operator, condition.value).map((operand) =>
    measured(operand, today),
  );
  const places = new Map<number, BoundaryPlace>();
  for (const threshold of thresholds) {
    const step = stepOf(threshold, field);
    places.set(stepped(threshold, -step), 'below').set(stepped(threshold, step), 'above');
  }
  thresholds.forEach((threshold) => places.set(threshold, 'at'));
  return [...places]
    .sort(([a], [b]) => a - b)
    .map(([number, place]) => ({ place, facts: { [field.key]: unmeasured(number, field) } }));
}

const measured = (operand: unknown, today: string): number =>
  typeof operand === 'number' ? operand : (dayNumber(operand === TODAY ? today : String(operand)) ?? 0);

const unmeasured = (number: number, { type }: Field): FactValue =>
  type === 'date' ? dayText(number) : number;

/** A day, a whole one, or one of the last decimal place that the threshold is written with: 0.1 for 5.5. */
export const stepOf = (threshold: number, { type, integer }: Field): number =>
  type === 'date' || integer ? 1 : 10 ** Math.min(0, decimalOf(threshold).exponent);

/** The sum as it would be written: 5.5 + 0.1 is 5.6. */
const stepped = (number: number, step: number): number => Number((number + step).toPrecision(15));

const turned = <T>(list: readonly T[], turn: number): readonly T[] => [
  ...list.slice(turn),
  ...list.slice(0, turn),
];

/** How many turns there are: one for each option. */
export const turnsOf = ({ field }: Condition, { catalogue }: CheckupContext): number =>
  Math.max(1, catalogue.get(field)?.options?.length ?? 1);

const placesOf: Readonly<Record<Truth, BoundaryPlace>> = { yes: 'met', no: 'unmet', unknown: 'open' };

/** One value for each answer that the condition can give. */
function oneOfEach(
  condition: Condition,
  field: Field,
  context: CheckupContext,
  turn: number,
): BoundaryValue[] {
  const test = comparison(condition, () => field, context);
  const found = new Map<Truth, BoundaryValue>();
  for (const value of turned(candidates(condition, field, context), turn)) {
    const facts = { [field.key]: value };
    const truth = test.judge(facts);
    if (!found.has(truth)) found.set(truth, { place: placesOf[truth], facts });
  }
  return (['yes', 'unknown', 'no'] as const).flatMap((truth) => found.get(truth) ?? []);
}

function candidates(condition: Condition, field: Field, context: CheckupContext): readonly FactValue[] {
  const operands = operandsOf(condition.operator, condition.value);
  const listed = fieldKinds[field.type].samples(
    [{ plain: operators[condition.operator].plain, operands }],
    field,
    context,
  );
  const asked = operands.map(String);
  // What is asked for itself comes first: it reads best.
  if (field.type === 'enumSet') return [...asked.map((code) => [code]), asked, ...(listed ?? [])];
  return listed ? [...(field.type === 'boolean' ? [] : asked), ...listed] : partsOf(asked[0] ?? '');
}

/** Texts that have the part at the beginning, at the end, or not at all. */
const partsOf = (part: string): string[] => [part, `${part}～`, `～${part}`, '～'];

/** The other side of a pair: round, so that percentages of it are too. */
const OTHER_NUMBER = 1000;

function pairValues(
  condition: Condition,
  field: Field,
  other: Field,
  context: CheckupContext,
): BoundaryValue[] {
  if (field.type === 'enum') return optionPairs(field, other);
  const than = field.type === 'date' ? measured(TODAY, context.today) : OTHER_NUMBER;
  const ratio = (condition.factor ?? 1) * (unitRatio(field.unit, other.unit) ?? 1);
  const at = Number((than * (field.type === 'date' ? 1 : ratio)).toPrecision(12));
  const step = stepOf(at, field);
  const steps = [
    ['below', stepped(at, -step)],
    ['at', at],
    ['above', stepped(at, step)],
  ] as const;
  return steps.map(([place, number]) => ({
    place,
    facts: { [field.key]: unmeasured(number, field), [other.key]: unmeasured(than, other) },
  }));
}

function optionPairs(field: Field, other: Field): BoundaryValue[] {
  const [one, another] = field.options ?? [];
  if (!one || !another) return [];
  const pair = (place: BoundaryPlace, value: string): BoundaryValue => ({
    place,
    facts: { [field.key]: value, [other.key]: one.value },
  });
  return [pair('met', one.value), pair('unmet', another.value)];
}
