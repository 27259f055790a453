import { TextDecoder } from 'node:util';
import { TableError } from './table-error.js';

/**
 * What a scan tells of an XML document, in its order. Names come without their namespace prefix; attributes come
 * as they stand in the tag, for `attribute` to look into, since most are never asked for.
 */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Decoded text; one text may come in pieces. */
  text(text: string): void;
}

/** Longer than any cell may be (32,767 characters, each at most ten when escaped). */
const LONGEST_PIECE = 1024 ** 2;
const CDATA = '<![CDATA[';
const [BLANK, EXCLAMATION, QUOTE, APOSTROPHE, SLASH, CLOSING, QUESTION] = [
  32, 33, 34, 39, 47, 62, 63,
] as const;
const DAMAGED = '文件内容不是有效的 XML，可能已损坏，请重新导出';

/**
 * Scans the XML parts of a workbook: well-formed enough for spreadsheets, without validation and without document
 * types, whose entities could unfold without end. Yields after each chunk, so that its results can be fetched.
 *
 * @throws TableError when the bytes are no UTF-8 or end within a tag
 */
export async function* scanXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of bytes) {
    rest = scanPiece(rest + decoded(decoder, chunk), handler);
    if (rest.length > LONGEST_PIECE) throw new TableError(DAMAGED);
    yield;
  }
  if (rest.trim() !== '') throw new TableError(DAMAGED);
}

/** Scans to the end when nothing has to be fetched meanwhile. */
export async function scanAll(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of scanXml(bytes, handler));
}

/** A chunk may end within a character, so that the decoder must remember what it has seen of it. */
function decoded(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new TableError(DAMAGED);
  }
}

/** @returns what stands behind the last complete tag */
function scanPiece(xml: string, handler: XmlHandler): string {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    const end = start < 0 ? -1 : markupEnd(xml, start);
    if (end < 0) return xml.slice(at);
    if (start > at) handler.text(unescapeXml(xml.slice(at, start)));
    report(xml, start, end, handler);
    at = end;
  }
}

/** Behind the markup that begins here; -1 when it is not complete. */
function markupEnd(xml: string, start: number): number {
  const sign = xml.charCodeAt(start + 1);
  if (sign === SLASH) return endBehind(xml, '>', start);
  if (sign === QUESTION) return endBehind(xml, '?>', start);
  if (sign !== EXCLAMATION) return tagEnd(xml, start);
  if (xml.startsWith('<!--', start)) return endBehind(xml, '-->', start);
  if (xml.startsWith(CDATA, start)) return endBehind(xml, ']]>', start);
  if (xml.length - start < CDATA.length) return -1;
  throw new TableError('文件含有不允许的文档类型声明（DOCTYPE）');
}

function endBehind(xml: string, sign: string, start: number): number {
  const at = xml.indexOf(sign, start);
  return at < 0 ? -1 : at + sign.length;
}

/** An attribute may hold a bare `>`, as number formats such as `[>100]0` do. */
function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let i = start; i < xml.length; i++) {
    const sign = xml.charCodeAt(i);
    if (quote !== 0) quote = sign === quote ? 0 : quote;
    else if (sign === QUOTE || sign === APOSTROPHE) quote = sign;
    else if (sign === CLOSING) return i + 1;
  }
  return -1;
}

function report(xml: string, start: number, end: number, handler: XmlHandler): void {
  const sign = xml.charCodeAt(start + 1);
  if (sign === SLASH) return handler.close(localName(xml.slice(start + 2, end - 1).trimEnd()));
  if (sign === QUESTION) return;
  if (sign !== EXCLAMATION) return reportTag(xml, start, end, handler);
  if (xml.startsWith(CDATA, start)) handler.text(xml.slice(start + CDATA.length, end - 3));
}

function reportTag(xml: string, start: number, end: number, handler: XmlHandler): void {
  const empty = xml.charCodeAt(end - 2) === SLASH;
  const last = empty ? end - 2 : end - 1;
  let nameEnd = start + 1;
  while (nameEnd < last && xml.charCodeAt(nameEnd) > BLANK) nameEnd++;
  const name = localName(xml.slice(start + 1, nameEnd));
  handler.open(name, xml.slice(nameEnd, last));
  if (empty) handler.close(name);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** A finder of one attribute, whatever its namespace prefix, in the attributes of a tag. */
export function attribute(name: string): (attributes: string) => string | undefined {
  const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const match = pattern.exec(attributes);
    return match ? unescapeXml(match[1] ?? match[2] ?? '') : undefined;
  };
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
    if (number === undefined) return ENTITIES.get(name) ?? whole;
    const code = Number.parseInt(name, number === '#x' ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
