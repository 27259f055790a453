import type { CheckupContext } from '../checkup/plan.js';
import type { Facts } from '../fields/field.js';
import type { RuleGroup } from '../rules/rule.js';

/** How facts hang together: what follows from stored facts, and what a field rests on. */
export interface FactWorld {
  readonly context: CheckupContext;
  /** All facts that follow from stored ones, derived ones and tags included. */
  complete(stored: Facts): Facts;
  /** The stored facts that a field rests on; of a stored one itself. */
  inputsOf(field: string): readonly string[];
  /** The smallest difference that makes sense for a number, in its unit: 1 for whole numbers. */
  stepOf(field: string): number;
}

/** One enterprise before one rule that must have been checked. */
export interface AdviceQuestion {
  readonly rule: RuleGroup;
  readonly stored: Facts;
  readonly world: FactWorld;
}
