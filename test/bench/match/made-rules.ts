import {
  type Catalogue,
  type Condition,
  type FactValue,
  type Field,
  type Population,
  type RuleGroup,
  valueAt,
} from '#matching';
import { seeded } from '../report/random.js';

type Random = () => number;

/** Each field is asked about at so many different thresholds: what policies ask is round, and much the same. */
const thresholdsPerField = 20;

/**
 * Rules as a district's policies have them: four to nine conditions on facts and tags, thresholds where the
 * enterprises are, every third rule with an alternative in it. The same in every run.
 */
export function madeRules(howMany: number, population: Population, fields: Catalogue): RuleGroup[] {
  const random = seeded(20_261_123);
  const pools = [...fields.values()]
    .map((field) => conditionsOn(field, population, random))
    .filter((pool) => pool.length > 0);
  return Array.from({ length: howMany }, () => ruleFrom(pools, random));
}

function ruleFrom(pools: readonly Condition[][], random: Random): RuleGroup {
  const drawn = Array.from({ length: 4 + whole(random, 6) }, () => pick(pick(pools, random), random));
  if (random() > 1 / 3) return { combinator: 'and', rules: drawn };
  const [first, second, ...others] = drawn as [Condition, Condition, ...Condition[]];
  return { combinator: 'and', rules: [{ combinator: 'or', rules: [first, second] }, ...others] };
}

function conditionsOn(field: Field, population: Population, random: Random): Condition[] {
  const { key, type } = field;
  if (type === 'boolean')
    return [
      { field: key, operator: '=', value: true },
      { field: key, operator: '=', value: false },
    ];
  const values = sampleOf(field, population, random);
  if (values.length === 0) return [];
  const ordered = type === 'number' || type === 'date';
  return Array.from({ length: thresholdsPerField }, (_, i) => {
    const value = pick(values, random);
    if (ordered) return { field: key, operator: i % 2 ? '<=' : '>=', value };
    return {
      field: key,
      operator: 'in',
      value: [...new Set([value, pick(values, random), pick(values, random)])],
    };
  });
}

/** Some of the values that occur. Intervals, of which nothing is certain, are passed over. */
function sampleOf({ key }: Field, population: Population, random: Random): FactValue[] {
  const column = population.columns.get(key);
  if (!column) return [];
  const drawn = Array.from({ length: 200 }, () => valueAt(column, whole(random, population.blocks * 4096)));
  return drawn.filter((value): value is FactValue => value !== undefined && !Array.isArray(value));
}

const whole = (random: Random, below: number): number => Math.floor(random() * below);

function pick<T>(from: readonly T[], random: Random): T {
  const value = from[whole(random, from.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
