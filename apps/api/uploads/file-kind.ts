import { Fault } from '#platform';

export type FileKind = 'pdf' | 'zip' | 'ole' | 'png' | 'jpeg' | 'text' | 'other';

/** How kinds of files begin. DOCX and XLSX are ZIP archives, old DOC and XLS files are OLE2 ones. */
const beginnings: readonly (readonly [kind: FileKind, bytes: Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['zip', Buffer.from('PK\u0003\u0004')],
  ['ole', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
];
const looked = 1_024;
const marks = [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')];

/** What the first bytes say a file is, whatever it is called. */
export function kindOf(head: Buffer): FileKind {
  const known = beginnings.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (known) return known[0];
  const isUtf16 = marks.some((mark) => head.subarray(0, 2).equals(mark));
  return isUtf16 || !head.subarray(0, looked).some(isControl) ? 'text' : 'other';
}

/** No text in any encoding that is read here has these, but tab, line ends, form feed and escape. */
const isControl = (byte: number): boolean => byte < 32 && ![9, 10, 11, 12, 13, 27].includes(byte);

/**
 * Passes a file on once its beginning has been looked at.
 * @throws Fault before the first byte is passed on, when it is of no kind that is wanted
 */
export async function* ofKind(
  content: AsyncIterable<Buffer>,
  wanted: readonly FileKind[],
  advice: string,
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head) head = Buffer.concat([head, chunk]);
    if (head && head.length < looked) continue;
    if (head) refuseOther(head, wanted, advice);
    yield head ?? chunk;
    head = undefined;
  }
  if (!head || head.length === 0) return;
  refuseOther(head, wanted, advice);
  yield head;
}

function refuseOther(head: Buffer, wanted: readonly FileKind[], advice: string): void {
  const kind = kindOf(head);
  if (wanted.includes(kind)) return;
  const message = kind === 'ole' ? `这是旧版 Office 文件或加密的文件，请另存为新格式。${advice}` : advice;
  throw new Fault('unsupported', 'upload-kind', message, [
    { pointer: '/file', message: '文件内容不是所需的类型' },
  ]);
}
