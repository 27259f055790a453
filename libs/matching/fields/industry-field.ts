import { FactFault } from './fact-fault.js';
import type { FactValue, Field } from './field.js';
import { mapKnown, openAll, type FieldKind, type Test } from './field-kind.js';
import type { IndustryTree } from './industry-tree.js';
import { intervalTest } from './interval-test.js';
import { encodeRanks, openRanks, type Interval, type RankBlock } from '../columns/rank-column.js';
import { SegmentFault } from '../columns/segment.js';

function readOrder(value: FactValue, field: Field, industries: IndustryTree): number {
  const order = typeof value === 'string' ? industries.order(value) : undefined;
  if (order === undefined) throw new FactFault(field, value, '行业代码');
  return order;
}

/**
 * An industry is its preorder number, so a code with all beneath it is an interval. An enterprise of which only a
 * wider industry is known (a proper ancestor of a wanted one) may or may not belong to the wanted one.
 */
function industryTest(codes: readonly string[], industries: IndustryTree): Test {
  const within = codes.map((code) => intervalOf(industries.range(code)));
  const above = new Set(codes.flatMap((code) => industries.ancestors(code)));
  const wider = [...above].map((code) => industries.order(code) ?? NaN);
  const maybe = wider.map((order) => ({ low: order, high: order }));
  return intervalTest(within, maybe, (value, field) => readOrder(value, field, industries));
}

const intervalOf = ([low, high]: readonly [number, number] = [NaN, NaN]): Interval => ({ low, high });

function openIndustries(bytes: Uint8Array, industries: IndustryTree): RankBlock {
  const ranks = openRanks(bytes);
  if (ranks.stamp !== industries.fingerprint) throw new SegmentFault('行业分类已更换');
  return ranks;
}

const allCodes = (industries: IndustryTree): string[] =>
  Array.from({ length: industries.size }, (_, order) => industries.codeAt(order) ?? '');

/** A code of the industry classification, at any level. */
export const industryField: FieldKind = {
  operators: ['=', '!=', 'in', 'notIn', 'null', 'notNull'],
  operandFault: (operand, _field, industries) =>
    typeof operand === 'string' && industries.order(operand) !== undefined
      ? undefined
      : '应为国民经济行业分类代码，如 C、26、C26 或 2614',
  show: (operand, _field, industries) =>
    `${String(operand)} ${industries.label(String(operand)) ?? ''}`.trim(),
  test: (_operator, operands, { industries }) => industryTest(operands.map(String), industries),
  samples: (_questions, _field, { industries }) => allCodes(industries),
  encode: (values, field, industries) =>
    encodeRanks(
      mapKnown(values, field, (value) => readOrder(value, field, industries)),
      industries.fingerprint,
    ),
  open: (segments, field, industries) => ({
    kind: 'rank',
    field,
    blocks: openAll(segments, (bytes) => openIndustries(bytes, industries)),
    decode: (order) => industries.codeAt(order),
  }),
};
