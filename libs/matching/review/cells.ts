import { comparison } from '../rules/comparison.js';
import { operandsOf, operators } from '../rules/operator.js';
import { isGroup, isManual, otherField, type Condition, type RuleNode } from '../rules/rule.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { Catalogue, Facts, Field } from '../fields/field.js';
import type { Surroundings } from '../fields/field-kind.js';
import type { Truth } from '../ternary.js';

/** What a rule is reviewed against; `today` is one of the days on which it might be judged. */
export interface ReviewContext extends Surroundings {
  catalogue: Catalogue;
}

/**
 * The values of one field, thrown together where a rule's conditions can't tell them apart. A cell is given by the
 * answers of all conditions to its values; one of them is that nothing is known. Cells ascend where values do.
 */
export interface Cells {
  /** By condition, its answers in the cells. */
  answers: ReadonlyMap<Condition, readonly Truth[]>;
  count: number;
}

/** The cells of every field that a rule asks about and whose values can be listed, by field key. */
export function cellsOf(rule: RuleNode, context: ReviewContext): ReadonlyMap<string, Cells> {
  const byField = new Map<string, Condition[]>();
  for (const leaf of leavesOf(rule)) {
    if (isManual(leaf) || otherField(leaf) !== undefined) continue;
    byField.set(leaf.field, [...(byField.get(leaf.field) ?? []), leaf]);
  }
  return new Map(
    [...byField].flatMap(([key, leaves]) => {
      const field = context.catalogue.get(key);
      const cells = field && fieldCells(field, leaves, context);
      return cells ? [[key, cells]] : [];
    }),
  );
}

/** The conditions of a rule, in its order. */
export const leavesOf = (node: RuleNode): readonly Condition[] =>
  isGroup(node) ? node.rules.flatMap(leavesOf) : [node];

function fieldCells(field: Field, leaves: readonly Condition[], context: ReviewContext): Cells | undefined {
  const samples = fieldKinds[field.type].samples(leaves.map(questionOf), field, context);
  if (!samples) return undefined;
  const tests = leaves.map((leaf) => comparison(leaf, () => field, context));
  const points: Facts[] = [...samples.map((value) => ({ [field.key]: value })), {}];
  const columns = points.map((facts) => tests.map((test) => test.judge(facts)));
  const distinct = [...new Map(columns.map((column) => [column.join(), column])).values()];
  const answers = new Map(leaves.map((leaf, i) => [leaf, distinct.map((column) => column[i] ?? 'unknown')]));
  return { answers, count: distinct.length };
}

const questionOf = ({ operator, value }: Condition) => ({
  plain: operators[operator].plain,
  operands: operandsOf(operator, value),
});
