import type { Field } from '#matching';
import { readCatalogueFile, type CataloguePath } from '../catalogue-file.js';
import { derivationInputs } from './fact-derivation.js';
import { spellings, type Fact, type FactOption, type IdentityColumn } from './fact.js';
import { factsFileShape, type FactEntry } from './fact-file.js';
import { headerLookup, headersOf, type Header } from './fact-header.js';
import { withHistory } from './fact-history.js';
import { originOf, unknownFeeds, type Origin } from './fact-origin.js';
import type { FeedCatalogue } from '../feeds/feed.js';
import type { Towns } from '../standards/town.js';

/** All facts, in the order of the file; the values of earlier years behind the fact they belong to. */
export interface FactCatalogue {
  readonly facts: readonly Fact[];
  readonly byKey: ReadonlyMap<string, Fact>;
  /** The facts that a table may bring: all but the derived. */
  readonly importable: readonly Fact[];
  /** The facts whose values may be used for some time only. */
  readonly limited: readonly Fact[];
  /** The same facts as fields that rules may name. */
  readonly fields: readonly Field[];
  /**
   * What a column with this header holds. Blanks, full-width forms and letter case don't matter; a unit or
   * period in brackets may be left out, but a wrong one (元 for 万元) is no match.
   */
  byHeader(text: string): Fact | IdentityColumn | undefined;
}

/**
 * Reads `config/facts.yaml`.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError listing every fault with line, path and reason in Chinese
 */
export function loadFacts(
  yamlText: string,
  { towns, feeds }: FactSurroundings,
  file = 'config/facts.yaml',
): FactCatalogue {
  const { content, refuse } = readCatalogueFile(file, yamlText, factsFileShape);
  const entries = content.facts.map((entry) => factOf(entry, originOf(entry, feeds, content.facts), towns));
  const facts = entries.flatMap(withHistory);
  const headers = headersOf(content.identity, facts);
  const faults = [
    ...strangeFeeds(content.facts, feeds),
    ...repeatedKeys(entries),
    ...repeatedOptions(entries),
    ...repeatedHeaders(headers, entries),
  ];
  if (faults.length > 0) throw refuse(faults);
  return {
    facts,
    byKey: new Map(facts.map((fact) => [fact.key, fact])),
    importable: facts.filter((fact) => fact.derived === undefined),
    limited: facts.filter((fact) => fact.staleAfterMonths !== undefined),
    fields: facts,
    byHeader: headerLookup(headers),
  };
}

/** What the facts are read against. */
export interface FactSurroundings {
  readonly towns: Towns;
  readonly feeds: FeedCatalogue;
}

function factOf(entry: FactEntry, origin: Origin, towns: Towns): Fact {
  const restsOn = entry.derived && derivationInputs(entry.derived);
  if (entry.type !== 'enum') return { ...entry, ...origin, restsOn };
  const { options, optionsFrom, ...rest } = entry;
  // A grade that is derived with something missing is an interval (小型~微型).
  const several = entry.derived !== undefined;
  return { ...rest, ...origin, several, options: optionsFrom === 'towns' ? townOptions(towns) : options };
}

function townOptions(towns: Towns): readonly FactOption[] {
  return towns.all.map((town) => ({ value: town.code, label: town.name, aliases: towns.aliases(town) }));
}

interface Placed {
  readonly text: string;
  readonly path: CataloguePath;
}

function repeatedKeys(facts: readonly Fact[]): readonly Fault[] {
  return repeats(
    '指标',
    facts.map(({ key }, i) => ({ text: key, path: ['facts', i, 'key'] })),
  );
}

function repeatedOptions(facts: readonly Fact[]): readonly Fault[] {
  return facts.flatMap(({ options = [] }, i) =>
    repeats(
      '选项',
      options.flatMap((option, j) => placed(spellings(option), ['facts', i, 'options', j])),
    ),
  );
}

function strangeFeeds(entries: readonly FactEntry[], feeds: FeedCatalogue): readonly Fault[] {
  return entries.flatMap((entry, i) =>
    unknownFeeds(entry, feeds).map((name) => ({
      path: ['facts', i, 'feed'],
      reason: `来源“${name}”不在 feeds.yaml 中`,
    })),
  );
}

function repeatedHeaders(headers: readonly Header[], entries: readonly Fact[]): readonly Fault[] {
  return repeats(
    '表头',
    headers.flatMap(({ column, texts }) => placed(texts, headerPath(column, entries))),
  );
}

/** A value of an earlier year has no entry of its own: its fact's is to blame. */
function headerPath(column: Fact | IdentityColumn, entries: readonly Fact[]): CataloguePath {
  if (typeof column === 'string') return ['identity', column];
  return ['facts', entries.findIndex(({ key }) => key === (column.base ?? column.key))];
}

function placed(texts: readonly string[], path: CataloguePath): readonly Placed[] {
  return texts.map((text) => ({ text, path }));
}

interface Fault {
  readonly path: CataloguePath;
  readonly reason: string;
}

function repeats(what: string, texts: readonly Placed[]): readonly Fault[] {
  const seen = new Set<string>();
  return texts.flatMap(({ text, path }) => {
    if (seen.has(text)) return [{ path, reason: `${what}“${text}”重复` }];
    seen.add(text);
    return [];
  });
}
