import type { Catalogue } from '../api/types.js';

export type FieldType = Catalogue['facts'][number]['type'];
export type Grammar = Catalogue['grammars'][number];
export type OperatorChoice = Grammar['operators'][number];

/** Something a rule may ask about an enterprise: a fact, one of an earlier year, or a tag. */
export interface RuleField {
  key: string;
  label: string;
  type: FieldType;
  /** Under which heading it is listed. */
  group: string;
  unit?: string;
  period?: string;
  options?: readonly { value: string; label: string }[];
  description?: string;
}

/** All that conditions can be about and what they can say, from the catalogue. */
export interface RuleFields {
  byKey: ReadonlyMap<string, RuleField>;
  grammars: ReadonlyMap<FieldType, Grammar>;
}

/** The fields of the catalogue: facts by who gives them, tags by their groups. */
export function ruleFields({ facts, tags, grammars }: Catalogue): RuleFields {
  const fields: RuleField[] = [
    ...facts.map(({ feed, ...fact }) => ({ ...fact, group: `指标 · ${feed ?? '其他'}` })),
    ...tags.map(({ code, label, group, description }) => ({
      key: `tag:${code}`,
      label,
      type: 'boolean' as const,
      group: `标签 · ${group}`,
      ...(description !== undefined && { description }),
    })),
  ];
  return {
    byKey: new Map(fields.map((field) => [field.key, field])),
    grammars: new Map(grammars.map((grammar) => [grammar.type, grammar])),
  };
}

/** What conditions about a field can say. */
export const grammarOf = ({ grammars }: RuleFields, field: RuleField | undefined): Grammar | undefined =>
  field && grammars.get(field.type);

/** How an operator takes its values; that of no operator, one value. */
export const arityOf = (grammar: Grammar | undefined, operator: string): OperatorChoice['arity'] =>
  grammar?.operators.find((choice) => choice.operator === operator)?.arity ?? 'one';

const isMoney = (unit: string | undefined): boolean => unit?.endsWith('元') ?? false;

/** Whether two fields can be compared with each other; what is refused all the same is said by the check. */
export const isComparable = (a: RuleField, b: RuleField): boolean =>
  a.key !== b.key && a.type === b.type && (a.unit === b.unit || (isMoney(a.unit) && isMoney(b.unit)));
