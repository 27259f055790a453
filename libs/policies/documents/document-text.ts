import mammoth from 'mammoth';
import { Fault } from '#platform';
import { PdfLimit, pdfText } from './pdf-text.js';
import { refuseBomb } from './unpacked.js';

export type DocumentKind = 'pdf' | 'docx';

/** What could be read of a document; a remark says why there is no text and what to do. */
export interface DocumentText {
  readonly kind: DocumentKind;
  readonly body: string;
  readonly remark: string | null;
}

/** Longer than any published policy. */
const mostCharacters = 1_000_000;
// A PDF may embed its fonts without saying which glyph is which character: digits are read, the words are gone.
const noHan = '没有读到汉字，可能是文件的字体不带文字编码';
const pasteByHand = '文件已保存，请把政策原文粘贴到右侧文本框';

/**
 * Tells PDF and DOCX by their first bytes, whatever the name says, and reads their text.
 * @throws Fault for any other kind of file, and for one that is small only because it is packed
 */
export async function documentText(content: Buffer): Promise<DocumentText> {
  const kind = kindOf(content);
  await refuseBomb(content, kind);
  try {
    const body = storable(kind === 'pdf' ? await pdfText(content) : await docxText(content));
    if (body.length > mostCharacters)
      return { kind, body: '', remark: `文字超过 ${mostCharacters / 10_000} 万字。${pasteByHand}` };
    if (body === '') return { kind, body, remark: `没有读到文字，可能是扫描件。${pasteByHand}` };
    if (!/\p{Script=Han}/u.test(body)) return { kind, body: '', remark: `${noHan}。${pasteByHand}` };
    return { kind, body, remark: null };
  } catch (error) {
    return { kind, body: '', remark: `${reasonOf(error)}。${pasteByHand}` };
  }
}

function kindOf(content: Buffer): DocumentKind {
  // The mark of a PDF may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H.3.4.1).
  if (content.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) && content.includes('word/document.xml'))
    return 'docx';
  if (content.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw unreadable('这是旧版 Word（.doc）或加密的文件，请另存为不加密的 DOCX 或 PDF 后再上传');
  throw unreadable('只能上传 PDF 或 DOCX 文件；其他文件请转换后再上传，或直接粘贴政策原文');
}

async function docxText(content: Buffer): Promise<string> {
  return (await mammoth.extractRawText({ buffer: content })).value;
}

/**
 * Text as it is kept: Kangxi radicals, which PDF writers leave in place of the characters they look like, become
 * these characters, and what PostgreSQL can't hold goes. Other compatibility forms stay as they were published.
 */
export function storable(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf]/gu, (radical) => radical.normalize('NFKC'))
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function reasonOf(error: unknown): string {
  if (error instanceof PdfLimit) return error.message;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException' ? '文件有密码，读不出文字' : '文件有损坏，读不出文字';
}

function unreadable(message: string): Fault {
  return new Fault('invalid', 'document-kind', message, [{ pointer: '/file', message }]);
}
