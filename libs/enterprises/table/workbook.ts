import { posix } from 'node:path';
import { cellFormat, type CellFormat } from './cell-format.js';
import { unescapeControls, type CellContext } from './cell-text.js';
import { TableError } from './table-error.js';
import type { TableLimits } from './table-limits.js';
import { attribute, scanAll } from './xml-scan.js';
import type { ZipArchive } from './zip-archive.js';

/** A sheet of a workbook and the part of the archive that holds it. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** An xlsx workbook (ECMA-376), read but for its cells. */
export interface Workbook extends CellContext {
  readonly sheets: readonly Sheet[];
}

const idOf = attribute('id');
const relationIdOf = attribute('Id');
const typeOf = attribute('Type');
const targetOf = attribute('Target');
const nameOf = attribute('name');
const stateOf = attribute('state');
const date1904Of = attribute('date1904');
const formatIdOf = attribute('numFmtId');
const formatCodeOf = attribute('formatCode');

/** @throws TableError when the archive is no workbook */
export async function readWorkbook(zip: ZipArchive, limits: TableLimits): Promise<Workbook> {
  const parts = new PartReader(zip, limits);
  const root = (await parts.relations('')).find(({ type }) => type === 'officeDocument')?.part;
  if (root === undefined || !zip.has(root))
    throw new TableError('文件不是 xlsx 工作簿，请另存为 xlsx 或 CSV');
  const relations = await parts.relations(root);
  const named = (type: string) => relations.find((relation) => relation.type === type)?.part;
  const { sheets, date1904 } = await parts.outline(root, relations);
  return {
    sheets,
    date1904,
    formats: await parts.formats(named('styles')),
    sharedStrings: await parts.sharedStrings(named('sharedStrings')),
  };
}

interface Relation {
  readonly id: string;
  /** The last word of the relation's type; the words before it differ between editions of the standard. */
  readonly type: string;
  readonly part: string;
}

/** Reads the small parts of a workbook, each for what rows need of it. */
class PartReader {
  constructor(
    private readonly zip: ZipArchive,
    private readonly limits: TableLimits,
  ) {}

  /** The parts that a part refers to; those of the archive itself for ''. */
  async relations(part: string): Promise<readonly Relation[]> {
    const folder = posix.dirname(part);
    const relations: Relation[] = [];
    await this.scan(posix.join(folder, '_rels', `${posix.basename(part)}.rels`), (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = targetOf(attributes) ?? '';
      relations.push({
        id: relationIdOf(attributes) ?? '',
        type: posix.basename(typeOf(attributes) ?? ''),
        part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    });
    return relations;
  }

  async outline(
    part: string,
    relations: readonly Relation[],
  ): Promise<Pick<Workbook, 'sheets' | 'date1904'>> {
    const byId = new Map(relations.map((relation) => [relation.id, relation]));
    const sheets: Sheet[] = [];
    let date1904 = false;
    await this.scan(part, (name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(date1904Of(attributes) ?? '');
      const relation = name === 'sheet' ? byId.get(idOf(attributes) ?? '') : undefined;
      if (relation?.type !== 'worksheet') return;
      const hidden = (stateOf(attributes) ?? 'visible') !== 'visible';
      sheets.push({ name: nameOf(attributes) ?? '', part: relation.part, hidden });
    });
    return { sheets, date1904 };
  }

  /** The number formats by style: the styles that cells name are the `xf` of `cellXfs`. */
  async formats(part: string | undefined): Promise<readonly CellFormat[]> {
    const codes = new Map<number, string>();
    const ids: number[] = [];
    let inCellStyles = false;
    await this.scan(part, (name, attributes) => {
      if (name === 'cellXfs' || name === 'cellStyleXfs' || name === 'cellStyles')
        inCellStyles = name === 'cellXfs';
      const id = Number(formatIdOf(attributes) ?? 0);
      if (name === 'numFmt') codes.set(id, formatCodeOf(attributes) ?? '');
      if (name === 'xf' && inCellStyles) ids.push(id);
    });
    return ids.map((id) => cellFormat(id, codes.get(id)));
  }

  /** The texts that cells share, runs of rich text joined and phonetic guides (rPh) left out. */
  async sharedStrings(part: string | undefined): Promise<readonly string[]> {
    const strings: string[] = [];
    if (part === undefined || !this.zip.has(part)) return strings;
    let text = '';
    let inText = false;
    let inPhonetics = false;
    await scanAll(this.zip.read(part, this.limits.sharedBytes), {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 'rPh') inPhonetics = true;
        else if (name === 't') inText = !inPhonetics;
      },
      text: (piece) => {
        if (inText) text += piece;
      },
      close: (name) => {
        if (name === 'si') strings.push(unescapeControls(text));
        else if (name === 'rPh') inPhonetics = false;
        else if (name === 't') inText = false;
      },
    });
    return strings;
  }

  private async scan(
    part: string | undefined,
    open: (name: string, attributes: string) => void,
  ): Promise<void> {
    if (part === undefined || !this.zip.has(part)) return;
    const ignore = (): void => undefined;
    await scanAll(this.zip.read(part, this.limits.sharedBytes), { open, text: ignore, close: ignore });
  }
}
