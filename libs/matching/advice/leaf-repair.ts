import type { FactWorld } from './question.js';
import { wholeSteps } from './number-line.js';
import type { LeafPlan } from '../checkup/plan.js';
import type { Facts, FactValue, Field } from '../fields/field.js';
import { operandsOf } from '../rules/operator.js';
import { fieldsAsked } from '../rules/rule.js';
import type { Truth } from '../ternary.js';

/** Another value for one stored fact. */
export interface Repair {
  readonly field: string;
  readonly to: FactValue;
}

/** What the leaf must answer to speak for the enterprise. */
export const wantedOf = ({ negated }: LeafPlan): Truth => (negated ? 'no' : 'yes');

/**
 * Values of one stored fact that turn a leaf in the enterprise's favour, each the nearest on its side: up, down, and at
 * every threshold of the leaf. Every one has been tried.
 */
export function repairsOf(leaf: LeafPlan, field: Field, stored: Facts, world: FactWorld): Repair[] {
  const trial = trialOf(leaf, field, stored, world);
  return [...new Set(candidatesOf(trial))]
    .filter((to) => to !== trial.now && trial.holds(to))
    .map((to) => ({ field: field.key, to }));
}

/** A leaf and the one fact that is varied. */
interface Trial {
  readonly leaf: LeafPlan;
  readonly field: Field;
  readonly now: FactValue | undefined;
  readonly step: number;
  /** Whether the leaf speaks for the enterprise when the fact has this value. */
  readonly holds: (value: FactValue) => boolean;
  /** The leaf's own field when the fact has this value. */
  readonly asked: (value: FactValue) => FactValue | undefined;
}

function trialOf(leaf: LeafPlan, field: Field, stored: Facts, world: FactWorld): Trial {
  const facts = (value: FactValue): Facts => world.complete({ ...stored, [field.key]: value });
  return {
    leaf,
    field,
    now: stored[field.key],
    step: world.stepOf(field.key),
    holds: (value) => leaf.compare.judge(facts(value)) === wantedOf(leaf),
    asked: (value) => facts(value)[leaf.node.field],
  };
}

/** The stored facts through which a leaf can be turned, by their fields. */
export function leversOf({ node }: LeafPlan, world: FactWorld): Field[] {
  const keys = fieldsAsked(node).flatMap((key) => world.inputsOf(key));
  return [...new Set(keys)].flatMap((key) => world.context.catalogue.get(key) ?? []);
}

function candidatesOf(trial: Trial): readonly FactValue[] {
  const { leaf, field, now } = trial;
  switch (field.type) {
    case 'number':
      return numbers(trial, typeof now === 'number' ? now : 0);
    case 'boolean':
      return [true, false];
    case 'enum':
      return (field.options ?? []).map(({ value }) => value);
    case 'enumSet':
      return codeSets(leaf, field, Array.isArray(now) ? (now as readonly string[]) : []);
    default:
      // Nobody changes the day of its founding, its industry or its name to meet a rule.
      return [];
  }
}

/** Where it begins to hold on either side, and where the asked number passes a threshold: it may hold there only. */
function numbers(trial: Trial, now: number): number[] {
  const line = wholeSteps(now, trial.step);
  const turns = [trial.holds, ...thresholds(trial).flatMap((threshold) => crossings(trial, threshold))];
  const found = turns.flatMap((turn) => [line.first(1, turn), line.first(-1, turn)]);
  return found.filter((value) => value !== undefined).flatMap((value) => line.around(value));
}

const thresholds = ({ leaf: { node } }: Trial): number[] =>
  operandsOf(node.operator, node.value).filter((operand) => typeof operand === 'number');

/** Whether the asked number has reached the threshold, from below and from above. */
function crossings(trial: Trial, threshold: number): ((value: number) => boolean)[] {
  const distance = (value: number): number => {
    const asked = trial.asked(value);
    return typeof asked === 'number' ? asked - threshold : NaN;
  };
  return [(value) => distance(value) >= 0, (value) => distance(value) <= 0];
}

/** With each wanted code added, with all of them, and with all of them taken away. */
function codeSets({ node }: LeafPlan, field: Field, now: readonly string[]): readonly string[][] {
  if (node.field !== field.key) return [];
  const codes = operandsOf(node.operator, node.value).map(String);
  const added = [...codes.map((code) => [code]), codes].map((more) => [...new Set([...now, ...more])]);
  return [...added, now.filter((code) => !codes.includes(code))];
}
