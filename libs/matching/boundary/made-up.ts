import type { Demand } from './demand.js';
import type { CheckupContext } from '../checkup/plan.js';
import type { Facts, FactValue, Field } from '../fields/field.js';
import { fieldKinds } from '../fields/field-kinds.js';
import { comparison } from '../rules/comparison.js';
import { operandsOf, operators } from '../rules/operator.js';
import { fieldsAsked, isManual, otherField, type Condition } from '../rules/rule.js';

/** A demand on one condition, made ready. */
interface Want {
  keys: readonly string[];
  holds: (facts: Facts) => boolean;
}

/** The most enterprises that are tried for one demand. */
const MOST_TRIES = 2_000;

/**
 * Facts of a made-up enterprise that meets the demand, whichever of the given facts it has besides; undefined when none
 * is found.
 */
export function madeUp(demand: Demand, given: readonly Facts[], context: CheckupContext): Facts | undefined {
  const leaves = [...demand.keys()].filter((leaf) => !isManual(leaf));
  const fixed = new Set(given.flatMap((facts) => Object.keys(facts)));
  const wants = leaves.map((leaf) => wantOf(leaf, demand.get(leaf) === true, context));
  const keys = [...new Set(wants.flatMap((want) => want.keys))].filter((key) => !fixed.has(key));
  const choices = keys.map((key) => valuesOf(key, leaves, context));
  return new Search(keys, choices, wants, given).from({}, 0);
}

function wantOf(leaf: Condition, wanted: boolean, context: CheckupContext): Want {
  const test = comparison(leaf, (key) => context.catalogue.get(key), context);
  return { keys: fieldsAsked(leaf), holds: (facts) => test.judge(facts) === (wanted ? 'yes' : 'no') };
}

/** Values of a field that tell the conditions apart, and nothing at all for those that ask for it. */
function valuesOf(
  key: string,
  leaves: readonly Condition[],
  context: CheckupContext,
): readonly (FactValue | undefined)[] {
  const field = context.catalogue.get(key);
  if (!field) return [undefined];
  const asking = leaves.filter((leaf) => leaf.field === key && otherField(leaf) === undefined);
  const questions = asking.map(({ operator, value }) => ({
    plain: operators[operator].plain,
    operands: operandsOf(operator, value),
  }));
  const listed = fieldKinds[field.type].samples(questions, field, context) ?? textsOf(questions);
  const values = [...usual([...listed, ...roundValues(field)]), undefined];
  const isPaired = leaves.some((leaf) => otherField(leaf) !== undefined && fieldsAsked(leaf).includes(key));
  return isPaired ? values : distinct(values, field, asking, context);
}

/** Negative figures are for whoever finds nothing else: few can be. */
const usual = (values: readonly FactValue[]): readonly FactValue[] => {
  const isNegative = (value: FactValue) => typeof value === 'number' && value < 0;
  return [...values.filter((value) => !isNegative(value)), ...values.filter(isNegative)];
};

const textsOf = (questions: readonly { operands: readonly unknown[] }[]): string[] => {
  const parts = questions.flatMap(({ operands }) => operands.map(String));
  return [...parts, ...parts.flatMap((part) => [`${part}～`, `～${part}`]), parts.join(''), '～'];
};

/** Numbers small and large, for comparisons of two fields. */
const roundValues = ({ type }: Field): readonly FactValue[] =>
  type === 'number' ? [0, 1, 1000, 1_000_000] : [];

/** One value for each way in which the conditions answer. */
function distinct(
  values: readonly (FactValue | undefined)[],
  field: Field,
  asking: readonly Condition[],
  context: CheckupContext,
): readonly (FactValue | undefined)[] {
  const tests = asking.map((leaf) => comparison(leaf, () => field, context));
  const byAnswers = new Map<string, FactValue | undefined>();
  for (const value of values) {
    const answers = tests.map((test) => test.judge({ [field.key]: value })).join();
    if (!byAnswers.has(answers)) byAnswers.set(answers, value);
  }
  return [...byAnswers.values()];
}

/** Settles field after field and turns back as soon as a condition can't come out as wanted. */
class Search {
  private tries = 0;

  constructor(
    private readonly keys: readonly string[],
    private readonly choices: readonly (readonly (FactValue | undefined)[])[],
    private readonly wants: readonly Want[],
    private readonly given: readonly Facts[],
  ) {}

  from(facts: Facts, depth: number): Facts | undefined {
    if (!this.isSound(facts, depth)) return undefined;
    if (depth === this.keys.length) return facts;
    for (const value of this.choices[depth]!) {
      if (++this.tries > MOST_TRIES) return undefined;
      const found = this.from(
        value === undefined ? facts : { ...facts, [this.keys[depth]!]: value },
        depth + 1,
      );
      if (found) return found;
    }
    return undefined;
  }

  /** Whether every condition whose fields are all settled comes out as wanted, with each of the given facts. */
  private isSound(facts: Facts, depth: number): boolean {
    const open = new Set(this.keys.slice(depth));
    return this.wants.every(
      ({ keys, holds }) =>
        keys.some((key) => open.has(key)) || this.given.every((more) => holds({ ...facts, ...more })),
    );
  }
}
