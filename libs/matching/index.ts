export {
  BLOCK_BYTES,
  BLOCK_SHIFT,
  BLOCK_SIZE,
  BLOCK_WORDS,
  add,
  blockBytes,
  blocksFor,
  count,
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
export type { Catalogue, FactValue, Facts, Field, FieldOption, FieldType } from './field.js';
export { industryTree } from './industry-tree.js';
export type { IndustryRow, IndustryTree } from './industry-tree.js';
export { MANUAL, isGroup, isManual } from './rule.js';
export type { Combinator, Condition, Meta, Operator, RuleGroup, RuleNode } from './rule.js';
export { checkRule } from './rule-check.js';
export type { RuleCheck, RuleFault } from './rule-check.js';
export { columnFromSegments, columnFromTernary, encodeSegment, valueAt } from './column.js';
export type { BlockValues, Column } from './column.js';
export { createMatcher } from './matcher.js';
export type { Audience, ConditionSurvey, Matcher, Population } from './matcher.js';
export { checkup } from './checkup.js';
export type { Checkup, CheckupContext, CheckupNode, Verdict } from './checkup.js';
export { describeRule } from './description.js';
