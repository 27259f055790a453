import type { Field } from '#matching';
import { readCatalogueFile, type CataloguePath } from '../catalogue-file.js';
import { spellings, type Fact, type FactOption, type IdentityColumn } from './fact.js';
import { factsFileShape, type FactEntry } from './fact-file.js';
import { headerLookup, headersOf, type Header } from './fact-header.js';
import type { Towns } from '../standards/town.js';

/** All facts, in the order of the file. */
export interface FactCatalogue {
  readonly facts: readonly Fact[];
  readonly byKey: ReadonlyMap<string, Fact>;
  /** The facts that a table may bring: all but the derived. */
  readonly importable: readonly Fact[];
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
export function loadFacts(yamlText: string, towns: Towns, file = 'config/facts.yaml'): FactCatalogue {
  const { content, refuse } = readCatalogueFile(file, yamlText, factsFileShape);
  const facts = content.facts.map((entry) => factOf(entry, towns));
  const headers = headersOf(content.identity, facts);
  const faults = [...repeatedKeys(facts), ...repeatedOptions(facts), ...repeatedHeaders(headers)];
  if (faults.length > 0) throw refuse(faults);
  return {
    facts,
    byKey: new Map(facts.map((fact) => [fact.key, fact])),
    importable: facts.filter((fact) => fact.derived === undefined),
    fields: facts,
    byHeader: headerLookup(headers),
  };
}

function factOf(entry: FactEntry, towns: Towns): Fact {
  if (entry.type !== 'enum') return entry;
  const { options, optionsFrom, ...rest } = entry;
  return { ...rest, options: optionsFrom === 'towns' ? townOptions(towns) : options };
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

function repeatedHeaders(headers: readonly Header[]): readonly Fault[] {
  return repeats(
    '表头',
    headers.flatMap(({ column, texts }, i) => placed(texts, headerPath(column, i))),
  );
}

/** The three identity columns come before the facts. */
function headerPath(column: Fact | IdentityColumn, index: number): CataloguePath {
  return typeof column === 'string' ? ['identity', column] : ['facts', index - 3];
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
