import { leversOf, repairsOf } from './leaf-repair.js';
import type { FactWorld } from './question.js';
import { boundaryValues } from '../boundary/boundary-values.js';
import { checkup } from '../checkup/checkup.js';
import { planOf, type LeafPlan } from '../checkup/plan.js';
import { isPresent } from '../fields/field-kind.js';
import type { Facts, FactValue, Field } from '../fields/field.js';
import type { RuleGroup } from '../rules/rule.js';

/** An item whose verdict is open, and what it would bring at most, in 万元; null when that can't be told. */
export interface OpenItem<Item> {
  readonly item: Item;
  readonly rule: RuleGroup;
  readonly amount: number | null;
}

/** A missing fact and what becomes possible when it is supplied. */
export interface SettlingFact<Item> {
  readonly field: string;
  /** Items of which some value of this fact alone makes the enterprise eligible, or leaves them to a person. */
  readonly unlocks: readonly Item[];
  /** Items that hang on this fact, perhaps on others too. */
  readonly concerns: readonly Item[];
  /** What the unlocked items bring at most, in 万元; amounts that can't be told are left out. */
  readonly amount: number;
}

/**
 * The missing stored facts of one enterprise, those first that unlock most items, then the larger amount. Whether a fact
 * unlocks an item was found by evaluating it with values on each side of every threshold.
 */
export function settlingFacts<Item>(
  items: readonly OpenItem<Item>[],
  stored: Facts,
  world: FactWorld,
): SettlingFact<Item>[] {
  const found = new Map<string, { unlocks: Item[]; concerns: Item[]; amount: number }>();
  for (const open of items) {
    for (const field of missingInputs(open.rule, stored, world)) {
      const fact = found.get(field) ?? { unlocks: [], concerns: [], amount: 0 };
      found.set(field, fact);
      fact.concerns.push(open.item);
      if (!unlocks(open.rule, field, stored, world)) continue;
      fact.unlocks.push(open.item);
      fact.amount += open.amount ?? 0;
    }
  }
  return [...found].map(([field, fact]) => ({ field, ...fact })).sort(byUse);
}

const byUse = (a: SettlingFact<unknown>, b: SettlingFact<unknown>): number =>
  b.unlocks.length - a.unlocks.length ||
  b.amount - a.amount ||
  b.concerns.length - a.concerns.length ||
  (a.field < b.field ? -1 : 1);

function missingInputs(rule: RuleGroup, stored: Facts, world: FactWorld): string[] {
  const { missing } = checkup(rule, world.complete(stored), world.context);
  const inputs = missing.flatMap((key) => world.inputsOf(key));
  return [...new Set(inputs)].filter((key) => stored[key] === undefined);
}

function unlocks(rule: RuleGroup, key: string, stored: Facts, world: FactWorld): boolean {
  const field = world.context.catalogue.get(key);
  if (!field) return false;
  const leaves = planOf(rule, world.context).leaves.filter((leaf) => rests(leaf, key, world));
  return leaves
    .flatMap((leaf) => valuesFor(leaf, field, stored, world))
    .some((value) => isOpenNoMore(rule, world.complete({ ...stored, [key]: value }), world));
}

/** What the fact may turn out to be: nobody changes a day or an industry, but either can be missing. */
function valuesFor(leaf: LeafPlan, field: Field, stored: Facts, world: FactWorld): FactValue[] {
  const changed = repairsOf(leaf, field, stored, world).map(({ to }) => to);
  const asked = boundaryValues(leaf.node, world.context).map(({ facts }) => facts[field.key]);
  return [...changed, ...asked.filter(isPresent)];
}

const rests = (leaf: LeafPlan, key: string, world: FactWorld): boolean =>
  leversOf(leaf, world).some((field) => field.key === key);

function isOpenNoMore(rule: RuleGroup, facts: Facts, world: FactWorld): boolean {
  const { verdict } = checkup(rule, facts, world.context);
  return verdict === 'eligible' || verdict === 'needsPerson';
}
