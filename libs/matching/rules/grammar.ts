import { operators, type Arity } from './operator.js';
import type { Operator } from './rule.js';
import { closings, verbOf } from './verb.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { FieldType } from '../fields/field.js';

/** An operator as an editor of rules offers it. */
export interface OperatorChoice {
  operator: Operator;
  /** How many values it takes: none, one, a list, or the two ends of a range. */
  arity: Arity;
  /** In words, with … where the values stand: 不低于, 在…之间. */
  label: string;
}

/** What conditions about fields of one type can say: all that an editor of rules needs to know of it. */
export interface FieldGrammar {
  type: FieldType;
  operators: OperatorChoice[];
  /** How two such fields are compared with each other; null where they can't be. */
  comparison: { operators: Operator[]; factor: boolean } | null;
}

/** What conditions can say, by type of field. Whether two given fields can be compared is for `checkRule`. */
export const fieldGrammars: readonly FieldGrammar[] = Object.entries(fieldKinds).map(([key, kind]) => {
  const type = key as FieldType;
  return {
    type,
    operators: kind.operators.map((operator) => choiceOf(type, operator)),
    comparison: kind.pair ? { operators: [...kind.pair.operators], factor: kind.pair.takesFactor } : null,
  };
});

function choiceOf(type: FieldType, operator: Operator): OperatorChoice {
  const closing = closings[operator];
  const label = `${verbOf(type, operator).trim()}${closing ? `…${closing}` : ''}`;
  return { operator, arity: operators[operator].arity, label };
}
