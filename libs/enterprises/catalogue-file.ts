import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodType } from 'zod';
import { zhCN } from 'zod/locales';

/** One thing wrong in a catalogue that an operator edits. */
export interface CatalogueFault {
  /** Counted from 1. */
  readonly line: number;
  /** Where in the file, such as `facts[3].unit`. */
  readonly path: string;
  /** In Chinese. */
  readonly reason: string;
}

/** A catalogue can't be used; the message lists every fault with file, line, path and reason. */
export class CatalogueFileError extends Error {
  override readonly name = 'CatalogueFileError';

  constructor(
    readonly file: string,
    readonly faults: readonly CatalogueFault[],
  ) {
    const lines = faults.map(({ line, path, reason }) => `  第 ${line} 行 ${path}：${reason}`);
    super([`${file} 有 ${faults.length} 处错误：`, ...lines].join('\n'));
  }
}

/** Steps from the root of the file to a place in it. */
export type CataloguePath = readonly PropertyKey[];

/** A YAML catalogue (`config/facts.yaml`, `config/tags.yaml`) whose shape has been checked. */
export interface CatalogueFile<T> {
  readonly content: T;
  /** The error that says what is wrong at places that only a look at the whole can find. */
  readonly refuse: (
    faults: readonly { readonly path: CataloguePath; readonly reason: string }[],
  ) => CatalogueFileError;
}

/**
 * Reads a catalogue and checks its shape.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError when it is no YAML or not of the shape
 */
export function readCatalogueFile<T>(file: string, yamlText: string, shape: ZodType<T>): CatalogueFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines });
  const broken = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    path: '',
    reason: `YAML 语法有误（${message.split('\n')[0]}）`,
  }));
  if (broken.length > 0) throw new CatalogueFileError(file, broken);
  const refuse: CatalogueFile<T>['refuse'] = (faults) =>
    new CatalogueFileError(
      file,
      faults.map(({ path, reason }) => ({
        line: lineOf(document, lines, path),
        path: pathText(path),
        reason,
      })),
    );
  const result = shape.safeParse(document.toJS(), { error: zhCN().localeError });
  if (result.success) return { content: result.data, refuse };
  throw refuse(result.error.issues.map(({ path, message }) => ({ path, reason: message })));
}

/** The line of the place, or of the nearest place around it that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: CataloguePath): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
    return lines.linePos(Number(node.range[0])).line;
  return path.length === 0 ? 1 : lineOf(document, lines, path.slice(0, -1));
}

function pathText(path: CataloguePath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '');
}
