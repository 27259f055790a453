import { isGroup, type RuleNode } from './rule.js';

/** Operators that ask no value. */
const presence = ['null', 'notNull'];

/** Whether nothing is left to be filled in; whether what is filled in makes sense is for the check. */
export function isFinished(node: RuleNode): boolean {
  if (isGroup(node)) return node.rules.length > 0 && node.rules.every(isFinished);
  return node.field !== '' && (presence.includes(node.operator) || isGiven(node.value));
}

const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 && value.every(isGiven) : value !== undefined && value !== '';
