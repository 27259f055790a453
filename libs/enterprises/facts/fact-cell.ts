import type { FactValue } from '#matching';
import { dateIn } from './fact-date.js';
import { comparable, spellings, type Fact } from './fact.js';
import { expectedNumber, formatNumber, numberReader } from './fact-number.js';
import type { Industries } from '../standards/industry.js';

/** A cell of a table: a value, nothing, or the reason in Chinese why it is neither. */
export type Cell =
  | { readonly value: FactValue; readonly empty?: undefined; readonly reason?: undefined }
  | { readonly empty: true; readonly value?: undefined; readonly reason?: undefined }
  | { readonly reason: string; readonly value?: undefined; readonly empty?: undefined };

/** Reads cells of one fact; made once for a column, since it prepares what the fact allows. */
export type CellParser = (text: string) => Cell;

const EMPTY: Cell = { empty: true };
const PLACEHOLDERS = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  'N/A',
  'NA',
  'NULL',
  '无数据',
  '暂无数据',
  '不详',
]);
const SPREADSHEET_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;
const PLAIN = /^[\x20-\x7e]*$/;
const SHOWN_CHARACTERS = 40;

/** The most characters of a text that the registry keeps. */
const MOST_CHARACTERS = 2000;
/** What a cell says of an enterprise that has none of the options. */
const NONE = '无';

const TRUE = new Set(['是', '有', 'TRUE', '1', 'Y', 'YES']);
const FALSE = new Set(['否', '无', 'FALSE', '0', 'N', 'NO']);

/**
 * A parser for the cells of the fact. Full-width forms, blanks around and placeholders for nothing (`-`, `N/A`,
 * `无数据` …) are forgiven; whatever else does not fit is refused with what is expected and what stands there.
 */
export function cellParser(fact: Fact, industries: Industries): CellParser {
  const { expected, read, isVerbatim } = readerOf(fact, industries);
  return (text) => {
    const plain = (PLAIN.test(text) ? text : text.normalize('NFKC')).trim();
    const value = read(isVerbatim ? text.trim() : plain);
    if (value !== undefined) return { value };
    if (PLACEHOLDERS.has(plain.toUpperCase())) return EMPTY;
    return {
      reason: `${SPREADSHEET_ERROR.test(plain) ? '单元格公式出错' : `应为${expected}`}，实际为“${shown(plain)}”`,
    };
  };
}

/** Reads one cell of the fact; for a whole column make a `cellParser` once. */
export function parseCell(fact: Fact, text: string, industries: Industries): Cell {
  return cellParser(fact, industries)(text);
}

/**
 * The text of a value, which parses back to the value: 是 and 否, plain decimals, YYYY-MM-DD, the label of an
 * option and the code of an industry. Several possible options are joined as 小型~微型, several codes of a set as 甲、乙.
 */
export function formatCell(fact: Fact, value: FactValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return labelOf(fact, value);
  const labels = value.map((one) => labelOf(fact, one));
  if (fact.type !== 'enumSet') return labels.join('~');
  return labels.length > 0 ? labels.join('、') : NONE;
}

function labelOf(fact: Fact, value: string): string {
  return fact.options?.find((option) => option.value === value)?.label ?? value;
}

/** A cell as a reason shows it: a stray essay would drown the report. */
function shown(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** How the cells of one kind of fact are read, and what they should hold. */
interface Reader {
  /** In Chinese, to stand behind 应为. */
  readonly expected: string;
  readonly read: (text: string) => FactValue | undefined;
  /** Whether the cell is read as it stands, full-width forms and all. */
  readonly isVerbatim?: boolean;
}

function readerOf(fact: Fact, industries: Industries): Reader {
  const readers: Readonly<Record<Fact['type'], () => Reader>> = {
    boolean: () => ({ expected: '“是”或“否”', read: booleanIn }),
    number: () => ({ expected: expectedNumber(fact), read: numberReader(fact) }),
    date: () => ({ expected: '实际存在的日期（如 2023-01-05）', read: dateIn }),
    enum: () => optionReader(fact),
    enumSet: () => optionsReader(fact),
    text: () => ({ expected: `不超过 ${MOST_CHARACTERS} 个字的文字`, read: textIn, isVerbatim: true }),
    industry: () => industryReader(industries),
  };
  return readers[fact.type]();
}

function booleanIn(text: string): boolean | undefined {
  const word = text.toUpperCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

function optionReader({ options = [] }: Fact): Reader {
  const byText = new Map(options.flatMap((option) => spellings(option).map((text) => [text, option.value])));
  const labels = options.map((option) => `“${option.label}”`);
  const few = labels.slice(0, 8).join('、');
  return {
    expected: labels.length > 8 ? `${few}等 ${labels.length} 个选项之一` : `${few}之一`,
    read: (text) => byText.get(comparable(text)),
  };
}

/** Several options, written with 、 or another mark between them; 无 is known to be none. */
function optionsReader(fact: Fact): Reader {
  const one = optionReader(fact);
  return {
    expected: `${one.expected}，多个用“、”隔开，没有则写“无”`,
    read: (text) => (text === NONE ? [] : allOrNothing(text.split(/[、,;|]/u).map(one.read))),
  };
}

function allOrNothing(codes: readonly (FactValue | undefined)[]): string[] | undefined {
  const found = codes.filter((code) => typeof code === 'string');
  return found.length === codes.length ? [...new Set(found)].sort() : undefined;
}

function textIn(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  const isText = !PLACEHOLDERS.has(plain) && !SPREADSHEET_ERROR.test(plain);
  return isText && text.length <= MOST_CHARACTERS ? text : undefined;
}

function industryReader(industries: Industries): Reader {
  return {
    expected: '国民经济行业分类（GB/T 4754-2017）的代码或名称（如 3512、C35）',
    read: (text) => industries.normalise(text.toUpperCase()) ?? industries.named(text),
  };
}
