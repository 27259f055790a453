import { comparable, type Fact, type IdentityColumn } from './fact.js';

/** What stands in a table's header for one column, and where the catalogue file says so. */
export interface Header {
  readonly column: Fact | IdentityColumn;
  /** In comparable form, without repetition. */
  readonly texts: readonly string[];
}

/** The label and aliases of each identity column. */
export type IdentityLabels = Readonly<Record<IdentityColumn, { label: string; aliases: readonly string[] }>>;

/** The header under which a fact is exported and found again: 营业收入（万元）. */
export function headerOf(fact: Fact): string {
  return fact.unit === undefined ? fact.label : `${fact.label}（${fact.unit}）`;
}

/** All headers that columns are known by. */
export function headersOf(identity: IdentityLabels, facts: readonly Fact[]): readonly Header[] {
  const columns = (['uscc', 'name', 'status'] as const).map((column) =>
    header(column, [column, identity[column].label, ...identity[column].aliases]),
  );
  return [...columns, ...facts.map((fact) => header(fact, [fact.key, fact.label, ...fact.aliases]))];
}

function header(column: Fact | IdentityColumn, texts: readonly string[]): Header {
  return { column, texts: [...new Set(texts.map(comparable))] };
}

/** A look-up of columns by header text, as `FactCatalogue.byHeader` describes it. */
export function headerLookup(
  headers: readonly Header[],
): (text: string) => Fact | IdentityColumn | undefined {
  const byText = new Map(
    headers.flatMap(({ column, texts }) => texts.map((text) => [text, column] as const)),
  );
  return (text) => {
    const whole = comparable(text);
    return byText.get(whole) ?? qualified(byText, whole);
  };
}

/** 营业收入(万元), 营业收入(上年度,万元): the brackets must say the fact's own unit or period. */
function qualified(byText: ReadonlyMap<string, Fact | IdentityColumn>, text: string): Fact | undefined {
  const [, outer = '', inner = ''] = /^(.+)[([](.+)[)\]]$/u.exec(text) ?? [];
  const found = byText.get(outer);
  if (typeof found !== 'object') return undefined;
  const known = [found.unit, found.period].flatMap((word) => (word === undefined ? [] : [comparable(word)]));
  return inner.split(/[,;、·]/u).every((part) => known.includes(part)) ? found : undefined;
}
