import type { Audience } from './audience.js';
import { evaluateTree, type Answers, type Evaluation } from './evaluation.js';
import { headcount, type Headcount } from './headcount.js';
import { knobsOf, type Knob } from './knob.js';
import { LeafCache } from './leaf-cache.js';
import { audienceOf, type RuleTrees } from './rule-trees.js';
import { Succession } from './succession.js';
import { surveyConditions, type ConditionSurvey } from './survey.js';
import { thresholdGrid } from './threshold-grid.js';
import { whatIf, type SegmentSizes } from './what-if.js';
import type { Column } from '../columns/column.js';
import type { RankColumn } from '../columns/rank-column.js';
import type { FactValue } from '../fields/field.js';
import type { IndustryTree } from '../fields/industry-tree.js';
import { comparison } from '../rules/comparison.js';
import { hasManual, type Condition, type RuleGroup } from '../rules/rule.js';
import { BLOCK_WORDS, emptySet, type EnterpriseSet } from '../set.js';
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

/** What the sizes of the segments would be at other thresholds of one condition. */
export interface ThresholdCurve {
  knob: Knob;
  /** Ascending, the rule's own threshold among them; `value` as a fact, `at` as the number it is ordered by. */
  steps: readonly { at: number; value: FactValue; sizes: SegmentSizes }[];
}

/** Answers rules for a whole population and keeps the conditions it has compared. Rules must be checked ones. */
export interface Matcher {
  readonly population: Population;
  /** Who meets the rule, for certain and possibly; what a person must judge is unknown. */
  evaluate(rule: RuleGroup): Ternary;
  /** How many meet the rule, for certain and possibly, without saying who: the fastest question there is. */
  headcount(rule: RuleGroup): Headcount;
  /** The rule's segments. */
  audience(rule: RuleGroup): Audience;
  /** Every condition's figures, in the order of the rule; a person's conditions have none. */
  survey(rule: RuleGroup): ConditionSurvey[];
  /** For every threshold of the rule, the sizes of the segments if it were another one. */
  curves(rule: RuleGroup): ThresholdCurve[];
  /**
   * A matcher for what the population has become on the same day: answers that this one has are kept, except in the
   * blocks that changed. New blocks are changed ones.
   */
  successor(population: Population, changedBlocks: readonly number[]): Matcher;
}

const DEFAULT_CACHE_BYTES = 128 * 2 ** 20;

/** A matcher for one population; make a new one when the population or the day changes. */
export function createMatcher(population: Population, limits: { cacheBytes?: number } = {}): Matcher {
  return new PopulationMatcher(population, limits.cacheBytes ?? DEFAULT_CACHE_BYTES);
}

class PopulationMatcher implements Matcher {
  private readonly leaves: LeafCache;

  constructor(
    readonly population: Population,
    private readonly cacheBytes: number,
    private readonly before?: Succession,
  ) {
    this.leaves = new LeafCache(cacheBytes);
    const { blocks, active } = population;
    if (active.length !== blocks * BLOCK_WORDS)
      throw new RangeError(`the active set has not ${blocks} blocks`);
  }

  successor(population: Population, changedBlocks: readonly number[]): Matcher {
    if (population.today !== this.population.today)
      throw new RangeError('answers of one day do not hold on another');
    const before = new Succession(this.leaves, population, changedBlocks);
    return new PopulationMatcher(population, this.cacheBytes, before);
  }

  evaluate(rule: RuleGroup): Ternary {
    const { active, blocks } = this.population;
    const { answer } = this.tree(rule, { yes: emptySet(blocks), possible: active });
    const { yes, possible } = answer;
    return { yes, possible: yes === possible ? yes.slice() : possible };
  }

  headcount(rule: RuleGroup): Headcount {
    const { active, blocks } = this.population;
    return headcount(rule, this.answers({ yes: emptySet(blocks), possible: active }));
  }

  audience(rule: RuleGroup): Audience {
    return audienceOf(this.bothTrees(rule), this.population.active);
  }

  survey(rule: RuleGroup): ConditionSurvey[] {
    return surveyConditions(rule, this.bothTrees(rule), this.population.active);
  }

  curves(rule: RuleGroup): ThresholdCurve[] {
    const { columns, today } = this.population;
    const trees = this.bothTrees(rule);
    const knobs = knobsOf(rule, (key) => columns.get(key)?.field, today);
    return knobs.flatMap((knob) => {
      const column = columns.get(knob.field.key);
      return column?.kind === 'rank' ? [this.curve(trees, knob, column)] : [];
    });
  }

  private curve(trees: RuleTrees, knob: Knob, column: RankColumn): ThresholdCurve {
    const thresholds = thresholdGrid(column, knob.at);
    const sizes = whatIf(trees, { knob, column, thresholds }, this.population.active);
    const steps = thresholds.flatMap((at, i) => {
      const [value, size] = [column.decode(at), sizes[i]];
      return value === undefined || size === undefined ? [] : [{ at, value, sizes: size }];
    });
    return { knob, steps };
  }

  /** The rule when a person affirms all that only a person can judge, and when a person denies it. */
  private bothTrees(rule: RuleGroup): RuleTrees {
    const affirmed = this.tree(rule, constant(true, this.population.active));
    const isSame = !hasManual(rule);
    return { affirmed, denied: isSame ? affirmed : this.tree(rule, constant(false, this.population.active)) };
  }

  private tree(rule: RuleGroup, manual: Ternary): Evaluation {
    return evaluateTree(rule, this.answers(manual));
  }

  private answers(manual: Ternary): Answers {
    return {
      active: this.population.active,
      manual,
      condition: (condition) => this.leaves.get(condition, () => this.compare(condition)),
    };
  }

  private compare(condition: Condition): Ternary {
    const { columns, active } = this.population;
    const ready = comparison(condition, (key) => columns.get(key)?.field, this.population);
    const kept = this.before?.answer(condition, (some, of) => ready.select(some, of));
    return kept ?? ready.select(columns, active);
  }
}
