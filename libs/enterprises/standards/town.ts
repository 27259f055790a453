import { parse } from 'csv-parse/sync';

/** A street, town or park of the district; the code is the administrative division's. */
export interface Town {
  readonly code: string;
  readonly name: string;
}

/** The towns of the district, found by code or by name. */
export interface Towns {
  readonly all: readonly Town[];
  /** Every text that stands for the town besides its code and its name. */
  aliases(town: Town): readonly string[];
  /** The town of a code or name; the name may lack 街道, 镇 or 乡 where that leaves one town only. */
  find(text: string): Town | undefined;
}

/**
 * Reads `config/towns.csv` (columns code, name).
 *
 * @throws Error in Chinese when a column is missing or a code or name is empty or repeated
 */
export function loadTowns(csvText: string): Towns {
  const all = readTowns(csvText);
  const aliases = (town: Town): readonly string[] => shortNames(all, town);
  const byText = new Map<string, Town>();
  for (const town of all) {
    for (const text of [town.code, town.name, ...aliases(town)]) {
      if (text === '' || byText.has(text)) throw new Error(`街镇表中“${text}”为空或重复`);
      byText.set(text, town);
    }
  }
  return { all, aliases, find: (text) => byText.get(text.normalize('NFKC').trim()) };
}

function readTowns(csvText: string): readonly Town[] {
  const rows: Record<string, string>[] = parse(csvText, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rows.map(({ code, name }) => {
    if (code === undefined || name === undefined) throw new Error('街镇表应有 code、name 两列');
    return { code, name };
  });
}

function shortNames(all: readonly Town[], town: Town): readonly string[] {
  const short = withoutSuffix(town.name);
  const alone = all.every(
    (other) => other === town || (other.name !== short && withoutSuffix(other.name) !== short),
  );
  return short !== town.name && short !== '' && alone ? [short] : [];
}

function withoutSuffix(name: string): string {
  return name.replace(/(街道|镇|乡)$/, '');
}
