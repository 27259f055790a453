export {
  BLOCK_BYTES,
  BLOCK_SHIFT,
  BLOCK_SIZE,
  BLOCK_WORDS,
  add,
  blockBytes,
  blocksFor,
  count,
  countBoth,
  countBlock,
  emptySet,
  fullSet,
  has,
  intersect,
  isEmpty,
  nonEmptyBlocks,
  ordinals,
  remove,
  setFromBlocks,
  setOf,
  subtract,
  union,
} from './set.js';
export type { Block, EnterpriseSet } from './set.js';
export type { Ternary, Truth } from './ternary.js';
export type { Catalogue, FactValue, Facts, Field, FieldOption, FieldType } from './fields/field.js';
export { FactFault } from './fields/fact-fault.js';
export { dayNumber, dayText } from './fields/calendar-day.js';
export { encodeSegment, columnFromSegments } from './fields/field-kinds.js';
export { industryTree } from './fields/industry-tree.js';
export type { IndustryRow, IndustryTree } from './fields/industry-tree.js';
export { columnFromTernary, valueAt } from './columns/column.js';
export type { BlockValues, Column } from './columns/column.js';
export { SegmentFault } from './columns/segment.js';
export { MANUAL, fieldsAsked, hasManual, isGroup, isManual } from './rules/rule.js';
export type { Combinator, Condition, Meta, Operator, RuleGroup, RuleNode } from './rules/rule.js';
export { checkRule } from './rules/rule-check.js';
export type { RuleCheck } from './rules/rule-check.js';
export type { RuleFault, RuleFaultCode } from './rules/fault-list.js';
export { describeCondition, describeRule } from './rules/description.js';
export { fieldGrammars } from './rules/grammar.js';
export { ruleInSentences } from './rules/sentence.js';
export { withRenewal } from './rules/renewal.js';
export type { Renewal } from './rules/renewal.js';
export { reviewRule } from './review/rule-review.js';
export { reviewPopulation } from './review/population-review.js';
export type { RuleWarning } from './review/rule-warning.js';
export { boundaryCases } from './boundary/boundary-cases.js';
export type { BoundaryCase, ConditionBoundaries } from './boundary/boundary-cases.js';
export { shownValue } from './boundary/shown-value.js';
export { ruleAsSql } from './sql/rule-sql.js';
export type { SqlRefusal } from './sql/rule-sql.js';
export { createMatcher } from './population/matcher.js';
export { conditionAt } from './population/place-path.js';
export type { Matcher, Population, ThresholdCurve } from './population/matcher.js';
export type { ConditionSurvey } from './population/survey.js';
export type { SegmentSizes } from './population/what-if.js';
export type { Audience } from './population/audience.js';
export { checkup } from './checkup/checkup.js';
export type { Checkup, Verdict } from './checkup/checkup.js';
export type { CheckupContext } from './checkup/plan.js';
export type {
  CheckupCondition,
  CheckupGroup,
  CheckupManual,
  CheckupNode,
  CheckupOther,
} from './checkup/explanation.js';
export { amountFields } from './amounts/amount.js';
export type { Amount, Band } from './amounts/amount.js';
export { checkAmount } from './amounts/amount-check.js';
export { describeAmount, describeEstimate } from './amounts/amount-text.js';
export { AMOUNT_UNIT, estimate } from './amounts/estimate.js';
export type { Estimate } from './amounts/estimate.js';
export { total } from './amounts/total.js';
export { describeChanges } from './advice/change-text.js';
export { nearestChange } from './advice/nearest-change.js';
export type { Change } from './advice/nearest-change.js';
export type { FactWorld } from './advice/question.js';
export { settlingFacts } from './advice/settling.js';
export type { OpenItem, SettlingFact } from './advice/settling.js';
