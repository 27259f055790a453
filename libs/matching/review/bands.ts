import type { ReviewContext } from './cells.js';
import type { RuleWarning } from './rule-warning.js';
import { comparison } from '../rules/comparison.js';
import { operandsOf, operators, type PlainOperator } from '../rules/operator.js';
import { isGroup, otherField, type Condition, type RuleGroup } from '../rules/rule.js';
import { fieldKinds } from '../fields/field-kinds.js';
import type { FactValue, Field } from '../fields/field.js';

/** Operators that cut a range out of ordered values. */
const ranging: readonly PlainOperator[] = ['<', '<=', '>', '>=', 'between'];

/** A condition as a band of a scoring table. */
interface Band {
  pointer: string;
  leaf: Condition;
}

/**
 * Warnings about the scoring tables of a rule: several conditions of one `score` group about one number or day. Bands
 * that lie within one another are steps that add up and are fine; such as overlap only in part count twice by mistake.
 */
export function bandWarnings(group: RuleGroup, context: ReviewContext, pointer = ''): RuleWarning[] {
  const deeper = group.rules.flatMap((child, i) =>
    isGroup(child) ? bandWarnings(child, context, `${pointer}/rules/${i}`) : [],
  );
  if (group.combinator !== 'score') return deeper;
  return [...tablesOf(group, pointer).flatMap((bands) => tableWarnings(bands, context, pointer)), ...deeper];
}

function tablesOf(group: RuleGroup, pointer: string): Band[][] {
  const tables = new Map<string, Band[]>();
  group.rules.forEach((leaf, i) => {
    if (isGroup(leaf) || otherField(leaf) !== undefined || !isRanging(leaf)) return;
    const band = { leaf, pointer: `${pointer}/rules/${i}` };
    tables.set(leaf.field, [...(tables.get(leaf.field) ?? []), band]);
  });
  return [...tables.values()];
}

const isRanging = ({ operator }: Condition): boolean =>
  ranging.includes(operators[operator].plain) && !operators[operator].negates;

function tableWarnings(bands: readonly Band[], context: ReviewContext, pointer: string): RuleWarning[] {
  const field = context.catalogue.get(bands[0]!.leaf.field);
  if (!field) return [];
  const questions = bands.map(({ leaf: { operator, value } }) => ({
    plain: operators[operator].plain,
    operands: operandsOf(operator, value),
  }));
  const samples = fieldKinds[field.type].samples(questions, field, context) ?? [];
  const covers = bands.map(({ leaf }) => {
    const test = comparison(leaf, () => field, context);
    return samples.map((value) => test.judge({ [field.key]: value }) === 'yes');
  });
  return [
    ...overlaps(bands, covers, samples, field, context),
    ...gaps(covers, samples, field, context, pointer),
  ];
}

function overlaps(
  bands: readonly Band[],
  covers: readonly boolean[][],
  samples: readonly FactValue[],
  field: Field,
  context: ReviewContext,
): RuleWarning[] {
  return bands.flatMap(({ pointer }, i) => {
    const found = covers.slice(0, i).flatMap((other) => overlap(covers[i]!, other) ?? []);
    const value = samples[found[0] ?? -1];
    if (value === undefined) return [];
    const message = `本档与同组另一档部分重叠：“${field.label}”为 ${show(value, field, context)} 时会重复计分，请改正分界`;
    return [{ code: 'bandsOverlap' as const, pointer, message }];
  });
}

/** Where two bands overlap of which neither lies within the other. */
function overlap(band: readonly boolean[], other: readonly boolean[]): number | undefined {
  const common = band.findIndex((covered, i) => covered && other[i]);
  const isWithin = (a: readonly boolean[], b: readonly boolean[]) =>
    a.every((covered, i) => !covered || b[i]);
  return common < 0 || isWithin(band, other) || isWithin(other, band) ? undefined : common;
}

function gaps(
  covers: readonly boolean[][],
  samples: readonly FactValue[],
  field: Field,
  context: ReviewContext,
  pointer: string,
): RuleWarning[] {
  const covered = samples.map((_, i) => covers.some((cover) => cover[i]));
  const [first, last] = [covered.indexOf(true), covered.lastIndexOf(true)];
  const value = samples.find((_, i) => i > first && i < last && !covered[i]);
  if (value === undefined) return [];
  const message = `“${field.label}”的各档之间有空档：为 ${show(value, field, context)} 时不得分，请改正分界`;
  return [{ code: 'bandsGap', pointer, message }];
}

const show = (value: FactValue, field: Field, { industries }: ReviewContext): string =>
  fieldKinds[field.type].show(value, field, industries);
