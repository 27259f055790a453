import { parse } from 'csv-parse/sync';
import { industryTree, type IndustryRow, type IndustryTree } from '#matching';

/** The classification of industries, GB/T 4754-2017, with its names and classes. */
export interface Industries extends IndustryTree {
  /** The whole table, parents before children; a section has no parent. */
  readonly entries: readonly { code: string; parent: string | null; label: string }[];
  /** All codes of the finest level (four digits), in the order of the table. */
  readonly classes: readonly string[];
  /** The code of an exact name; of several codes with one name the finest that means the same. */
  named(name: string): string | undefined;
  /** Entries of all levels whose code begins with the text or whose name holds it, in the order of the table. */
  search(text: string, limit: number): { code: string; label: string; level: string }[];
}

/**
 * Reads `config/industries.csv` (columns code, section, level, parent, name; a section has no parent).
 *
 * @throws Error in Chinese when a column is missing or the codes make no tree
 */
export function loadIndustries(csvText: string): Industries {
  const rows = readRows(csvText);
  const byName = codesByName(rows);
  const tree = industryTree(rows);
  return {
    ...tree,
    entries: rows.map(({ code, parent = null, name }) => ({ code, parent, label: name })),
    classes: rows.filter((row) => row.level === 'class').map((row) => row.code),
    named: (name) => byName.get(name),
    search: (text, limit) =>
      rows
        .filter(({ code, name }) => code.startsWith(text.toUpperCase()) || name.includes(text))
        .slice(0, limit)
        .map(({ code, name, level }) => ({ code, label: name, level })),
  };
}

interface Row extends IndustryRow {
  readonly level: string;
}

function readRows(csvText: string): readonly Row[] {
  const rows: Record<string, string>[] = parse(csvText, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rows.map(({ code, level, parent, name }) => {
    if (code === undefined || level === undefined || parent === undefined || name === undefined)
      throw new Error('行业分类表应有 code、level、parent、name 四列');
    return { code, level, parent: parent === '' ? undefined : parent, name };
  });
}

/**
 * 202 names of the classification stand for a code and for one beneath it (362 and 3620). The finer one is
 * meant where it is the only child, so that both cover the same enterprises; otherwise the coarser one, since
 * the name alone doesn't say more.
 */
function codesByName(rows: readonly Row[]): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  const children = countBy(rows, (row) => row.parent);
  for (const row of rows) {
    const known = byName.get(row.name);
    const same = known !== undefined && known === row.parent && children.get(known) === 1;
    if (known === undefined || same) byName.set(row.name, row.code);
  }
  return byName;
}

function countBy(rows: readonly Row[], key: (row: Row) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row) ?? '', (counts.get(key(row) ?? '') ?? 0) + 1);
  return counts;
}
