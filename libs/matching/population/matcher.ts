import { dividedSegments, settledSegments, type Audience } from './audience.js';
import { evaluateTree, type Answers, type Evaluation } from './evaluation.js';
import { LeafCache } from './leaf-cache.js';
import { obstacles, type Obstacle } from './obstacles.js';
import type { Column } from '../columns/column.js';
import type { IndustryTree } from '../fields/industry-tree.js';
import { comparison } from '../rules/comparison.js';
import { hasManual, type Condition, type RuleGroup } from '../rules/rule.js';
import { BLOCK_WORDS, count, emptySet, intersect, type EnterpriseSet } from '../set.js';
import { unionAll } from '../words.js';
import { constant, type Ternary } from '../ternary.js';

/** Everything the district's enterprises are known by, on one day. */
export interface Population {
  blocks: number;
  /** Those that count at all; a deregistered enterprise is in no set. */
  active: EnterpriseSet;
  /** The day that 'today' means in a rule, YYYY-MM-DD. */
  today: string;
  /** By field key; a field without a column is unknown for everybody. */
  columns: ReadonlyMap<string, Column>;
  industries: IndustryTree;
}

/** How one condition of a rule divides the active, and how many it alone keeps out. */
export interface ConditionSurvey {
  /** JSON Pointer of the condition within the rule. */
  pointer: string;
  field: string;
  yes: number;
  no: number;
  unknown: number;
  /** Ineligible enterprises that would be eligible if this condition alone were settled in their favour. */
  soleObstacle: number;
}

/** Answers rules for a whole population and keeps the conditions it has compared. Rules must be checked ones. */
export interface Matcher {
  readonly population: Population;
  /** Who meets the rule, for certain and possibly; what a person must judge is unknown. */
  evaluate(rule: RuleGroup): Ternary;
  /** The rule's segments. */
  audience(rule: RuleGroup): Audience;
  /** Every condition's figures, in the order of the rule; a person's conditions have none. */
  survey(rule: RuleGroup): ConditionSurvey[];
}

const DEFAULT_CACHE_BYTES = 128 * 2 ** 20;

/** A matcher for one population; make a new one when the population or the day changes. */
export function createMatcher(population: Population, limits: { cacheBytes?: number } = {}): Matcher {
  return new PopulationMatcher(population, new LeafCache(limits.cacheBytes ?? DEFAULT_CACHE_BYTES));
}

class PopulationMatcher implements Matcher {
  constructor(
    readonly population: Population,
    private readonly leaves: LeafCache,
  ) {
    const { blocks, active } = population;
    if (active.length !== blocks * BLOCK_WORDS)
      throw new RangeError(`the active set has not ${blocks} blocks`);
  }

  evaluate(rule: RuleGroup): Ternary {
    const { active, blocks } = this.population;
    const { answer } = this.tree(rule, { yes: emptySet(blocks), possible: active });
    const { yes, possible } = answer;
    return { yes, possible: yes === possible ? yes.slice() : possible };
  }

  audience(rule: RuleGroup): Audience {
    const trees = this.bothTrees(rule);
    const parts = this.segments(trees);
    return {
      ...parts,
      nearMiss: nearMisses(soleObstacles(trees, parts.ineligible), parts.ineligible),
    };
  }

  survey(rule: RuleGroup): ConditionSurvey[] {
    const trees = this.bothTrees(rule);
    const { ineligible } = this.segments(trees);
    return soleObstacles(trees, ineligible).map((obstacle) => this.figures(obstacle));
  }

  private segments({ affirmed, denied }: BothTrees): Omit<Audience, 'nearMiss'> {
    const { active } = this.population;
    if (affirmed === denied) return settledSegments(affirmed.answer, active);
    return dividedSegments(affirmed.answer, denied.answer, active);
  }

  private figures({ pointer, evaluation, alone }: Obstacle): ConditionSurvey {
    const { field } = evaluation.node as Condition;
    const [yes, possible] = [count(evaluation.answer.yes), count(evaluation.answer.possible)];
    const no = count(this.population.active) - possible;
    return { pointer, field, yes, no, unknown: possible - yes, soleObstacle: count(alone) };
  }

  /** The rule when a person affirms all that only a person can judge, and when a person denies it. */
  private bothTrees(rule: RuleGroup): BothTrees {
    const affirmed = this.tree(rule, constant(true, this.population.active));
    const isSame = !hasManual(rule);
    return { affirmed, denied: isSame ? affirmed : this.tree(rule, constant(false, this.population.active)) };
  }

  private tree(rule: RuleGroup, manual: Ternary): Evaluation {
    const answers: Answers = {
      active: this.population.active,
      manual,
      condition: (condition) => this.leaves.get(condition, () => this.compare(condition)),
    };
    return evaluateTree(rule, answers);
  }

  private compare(condition: Condition): Ternary {
    const { columns, active } = this.population;
    return comparison(condition, (key) => columns.get(key)?.field, this.population).select(columns, active);
  }
}

interface BothTrees {
  affirmed: Evaluation;
  denied: Evaluation;
}

/** A condition is the only obstacle if it is so whatever the person says. */
function soleObstacles({ affirmed, denied }: BothTrees, ineligible: EnterpriseSet): Obstacle[] {
  const found = obstacles(affirmed, ineligible);
  if (denied === affirmed) return found;
  const others = obstacles(denied, ineligible);
  return found.map((obstacle, i) => ({
    ...obstacle,
    alone: intersect(obstacle.alone, others[i]?.alone ?? obstacle.alone),
  }));
}

function nearMisses(found: readonly Obstacle[], ineligible: EnterpriseSet): EnterpriseSet {
  const sets = found.filter(({ isVeto }) => !isVeto).map(({ alone }) => alone);
  return sets.length > 0 ? unionAll(sets) : new Uint32Array(ineligible.length);
}
