import { quoted } from './sql-layout.js';
import type { IndustryTree } from '../fields/industry-tree.js';

/**
 * Whether an industry lies beneath one of the codes: NULL when only a wider one is known. Codes whose whole subtree they
 * begin are asked for by their beginning, so that a section does not become a list of a thousand codes.
 */
export function industrySql(expression: string, codes: readonly string[], industries: IndustryTree): string {
  const within = beneath(codes, industries);
  const above = new Set(codes.flatMap((code) => industries.ancestors(code)));
  const wider = [...above].filter((code) => !codes.some((wanted) => isBeneath(code, wanted, industries)));
  const unknown =
    wider.length > 0 ? ` WHEN ${expression} IN (${wider.map(quoted).join(', ')}) THEN NULL` : '';
  const yes = within.map((part) => partSql(expression, part)).join(' OR ');
  return `(CASE WHEN ${yes} THEN true${unknown} WHEN ${expression} IS NOT NULL THEN false END)`;
}

/** A code alone, or all codes that begin with it. */
interface Part {
  code: string;
  isPrefix: boolean;
}

const partSql = (expression: string, { code, isPrefix }: Part): string =>
  isPrefix ? `left(${expression}, ${code.length}) = ${quoted(code)}` : `${expression} = ${quoted(code)}`;

function beneath(codes: readonly string[], industries: IndustryTree): Part[] {
  const normal = [...new Set(codes.map((code) => industries.normalise(code) ?? code))];
  const parts = normal.flatMap((code) => partsOf(code, industries));
  return [...new Map(parts.map((part) => [part.code, part])).values()];
}

function partsOf(code: string, industries: IndustryTree): Part[] {
  if (isPrefix(code, industries)) return [{ code, isPrefix: true }];
  const [first, last] = industries.range(code) ?? [0, -1];
  const children: string[] = [];
  for (let order = first + 1; order <= last;) {
    const child = industries.codeAt(order) ?? '';
    children.push(child);
    order = (industries.range(child)?.[1] ?? last) + 1;
  }
  return [{ code, isPrefix: false }, ...children.flatMap((child) => partsOf(child, industries))];
}

/** Whether the codes that begin with this one are exactly those beneath it. */
function isPrefix(code: string, industries: IndustryTree): boolean {
  for (let order = 0; order < industries.size; order++) {
    const each = industries.codeAt(order) ?? '';
    if (each.startsWith(code) !== isBeneath(each, code, industries)) return false;
  }
  return true;
}

function isBeneath(code: string, wanted: string, industries: IndustryTree): boolean {
  const [order, [first, last]] = [industries.order(code) ?? -1, industries.range(wanted) ?? [0, -1]];
  return order >= first && order <= last;
}
