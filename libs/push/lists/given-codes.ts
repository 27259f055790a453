import { checkUscc, type CodeCell, hasCodeShape } from '#enterprises';
import { Fault } from '#platform';
import type { Aside, SetAside } from './code-list.js';

/** More than a district has enterprises. */
const mostCodes = 300_000;
/** So many of a kind are named; of the rest only the number is kept. */
const mostNamed = 200;

/** Collects what is left aside: all are counted, the first are named. */
export class AsideCount {
  private readonly first: SetAside[] = [];
  private count = 0;

  add(entry: SetAside): void {
    this.count += 1;
    if (this.first.length < mostNamed) this.first.push(entry);
  }

  result(): Aside {
    return { count: this.count, first: this.first };
  }
}

/** The codes of a list as they were given, each once. */
export interface GivenCodes {
  readonly given: number;
  /** The row on which each code stands first. */
  readonly rows: ReadonlyMap<string, number>;
  readonly malformed: Aside;
  readonly repeated: Aside;
}

/**
 * Reads codes one by one; whether anybody has them is another question.
 * @throws Fault when there are none at all, or more than 300,000
 */
export async function readGivenCodes(
  cells: AsyncIterable<CodeCell> | Iterable<CodeCell>,
): Promise<GivenCodes> {
  const rows = new Map<string, number>();
  const malformed = new AsideCount();
  const repeated = new AsideCount();
  let given = 0;
  for await (const { row, text } of cells) {
    given += 1;
    if (given > mostCodes) throw tooMany();
    const first = rows.get(text);
    if (first !== undefined) repeated.add({ row, code: text, reason: `与第 ${first} 行重复` });
    else if (hasCodeShape(text)) rows.set(text, row);
    else malformed.add({ row, code: text.slice(0, 40), reason: faultOf(text) });
  }
  if (given === 0) throw empty();
  return { given, rows, malformed: malformed.result(), repeated: repeated.result() };
}

function faultOf(text: string): string {
  const check = checkUscc(text.slice(0, 40));
  return check.ok ? '' : check.reason;
}

function tooMany(): Fault {
  return new Fault('tooLarge', 'list-too-long', '名单超过 300,000 行，比全区企业还多，请检查文件或分开投放');
}

function empty(): Fault {
  const message = '名单是空的，请给出统一社会信用代码，一行一个';
  return new Fault('invalid', 'list-empty', message, [{ pointer: '/list', message }]);
}
