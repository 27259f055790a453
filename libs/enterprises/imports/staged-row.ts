import type { FactValue } from '#matching';
import type { CellParser } from '../facts/fact-cell.js';
import { cellParser } from '../facts/fact-cell.js';
import type { Fact, FactColumn, IdentityColumn } from '../facts/fact.js';
import { checkUscc } from '../standards/uscc.js';
import type { Vocabulary } from '../vocabulary.js';

/** Why a row can't be taken, at one of its cells. */
export interface RowFault {
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** A row of the file as it goes to the staging table. */
export interface StagedRow {
  readonly line: number;
  readonly uscc: string | null;
  readonly name: string | null;
  readonly status: string | null;
  readonly columns: Readonly<Partial<Record<FactColumn, string>>>;
  /** null says: the cell is empty. */
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly faults: readonly RowFault[];
  readonly doubtfulCode: boolean;
}

interface CellReader {
  readonly header: string;
  read(text: string, row: Draft): void;
}

interface Draft {
  uscc: string | null;
  name: string | null;
  status: string | null;
  columns: Partial<Record<FactColumn, string>>;
  facts: Record<string, FactValue | null>;
  faults: RowFault[];
  doubtfulCode: boolean;
}

const longestName = 200;
const statuses: Readonly<Record<string, string>> = {
  active: 'active',
  在业: 'active',
  存续: 'active',
  开业: 'active',
  正常: 'active',
  deregistered: 'deregistered',
  注销: 'deregistered',
  吊销: 'deregistered',
  迁出: 'deregistered',
};

/** Reads the rows of one table: which column is what is settled once, by its header. */
export class RowReader {
  /** Facts that the file has a column for. */
  readonly facts: readonly Fact[];
  /** Headers that mean nothing to us; their columns are skipped. */
  readonly unknownHeaders: readonly string[];
  /** Headers of facts that the declared feed does not give; their columns are skipped too. */
  readonly foreignHeaders: readonly string[];
  private readonly readers: readonly (CellReader | undefined)[];

  /** @param feed the feed that the file was declared to be of */
  constructor(header: readonly string[], vocabulary: Vocabulary, feed?: string) {
    const named = header.map((text) => vocabulary.facts.byHeader(text));
    const isForeign = named.map((meaning) => !isGivenBy(meaning, feed));
    const meanings = named.map((meaning, index) => (isForeign[index] ? undefined : meaning));
    this.foreignHeaders = header.filter((_, index) => isForeign[index]);
    this.facts = meanings.filter(
      (meaning): meaning is Fact => typeof meaning === 'object' && !meaning.derived,
    );
    this.unknownHeaders = header.filter((text, index) => named[index] === undefined && text.trim() !== '');
    this.readers = meanings.map((meaning, index) => readerOf(header[index] ?? '', meaning, vocabulary));
    this.faults = headerFaults(header, meanings);
  }

  /** Why the table can't be read at all: no code column, or one fact in two columns. */
  readonly faults: readonly string[];

  read(line: number, cells: readonly string[]): StagedRow {
    const row: Draft = {
      uscc: null,
      name: null,
      status: null,
      columns: {},
      facts: {},
      faults: [],
      doubtfulCode: false,
    };
    this.readers.forEach((reader, index) => reader?.read(cells[index] ?? '', row));
    if (
      cells.length > this.readers.length &&
      cells.slice(this.readers.length).some((cell) => cell.trim() !== '')
    ) {
      row.faults.push({
        column: null,
        value: null,
        reason: `本行有 ${cells.length} 个单元格，表头只有 ${this.readers.length} 列，请检查分隔符或引号`,
      });
    }
    return { line, ...row };
  }
}

/** Which enterprise a row is about any feed may say. */
function isGivenBy(meaning: Fact | IdentityColumn | undefined, feed: string | undefined): boolean {
  if (feed === undefined || typeof meaning !== 'object' || meaning.derived) return true;
  return meaning.feeds.includes(feed);
}

function headerFaults(
  header: readonly string[],
  meanings: readonly (Fact | IdentityColumn | undefined)[],
): string[] {
  const faults: string[] = [];
  if (!meanings.includes('uscc')) faults.push('表头中没有“统一社会信用代码”列，请检查第一行是否为表头');
  meanings.forEach((meaning, index) => {
    if (meaning === undefined || meanings.indexOf(meaning) === index) return;
    faults.push(
      `第 ${meanings.indexOf(meaning) + 1} 列“${header[meanings.indexOf(meaning)] ?? ''}”与第 ${index + 1} 列“${header[index] ?? ''}”是同一项，请只留一列`,
    );
  });
  return faults;
}

function readerOf(
  header: string,
  meaning: Fact | IdentityColumn | undefined,
  vocabulary: Vocabulary,
): CellReader | undefined {
  if (meaning === undefined) return undefined;
  if (typeof meaning === 'string') return { header, read: identityReaders[meaning](header) };
  if (meaning.derived) return undefined;
  return factReader(header, meaning, cellParser(meaning, vocabulary.industries));
}

const identityReaders: Readonly<Record<IdentityColumn, (header: string) => CellReader['read']>> = {
  uscc: (header) => (text, row) => {
    const check = checkUscc(text);
    if (!check.ok) row.faults.push({ column: header, value: text, reason: check.reason });
    else {
      row.uscc = check.uscc;
      row.doubtfulCode = check.warnings.length > 0;
    }
  },
  name: (header) => (text, row) => {
    const name = text.replace(/\s+/gu, ' ').trim();
    if (name.length > longestName)
      row.faults.push({ column: header, value: text, reason: `名称超过 ${longestName} 字` });
    else row.name = name || null;
  },
  status: (header) => (text, row) => {
    const word = text.normalize('NFKC').trim();
    if (word === '') return;
    const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
    if (status) row.status = status;
    else row.faults.push({ column: header, value: text, reason: '应为 在业、存续、注销、吊销 或 迁出' });
  },
};

function factReader(header: string, fact: Fact, parse: CellParser): CellReader {
  return {
    header,
    read(text, row) {
      const cell = parse(text);
      if (cell.reason !== undefined) row.faults.push({ column: header, value: text, reason: cell.reason });
      else if (fact.column) {
        if (cell.value !== undefined) row.columns[fact.column] = String(cell.value);
      } else row.facts[fact.key] = cell.value ?? null;
    },
  };
}
