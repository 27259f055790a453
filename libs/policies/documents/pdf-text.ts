import { extractText, getDocumentProxy } from 'unpdf';

/** Longer than the longest policy with its tables; whoever makes a PDF of more has something else in mind. */
const mostPages = 1_000;
const longestMs = 20_000;

/** Why a PDF was not read to its end; the message is for the person who uploaded it. */
export class PdfLimit extends Error {
  override readonly name = 'PdfLimit';
}

interface OpenPdf {
  readonly numPages: number;
  destroy(): Promise<void>;
}

/**
 * The text of a PDF, pages apart.
 * @throws PdfLimit when it has too many pages or takes too long; whatever the reader throws when it is damaged or locked
 */
export async function pdfText(content: Buffer): Promise<string> {
  // The reader's own types name a package that is bundled into it and can't be found.
  const document: unknown = await getDocumentProxy(new Uint8Array(content));
  const pages = document as OpenPdf;
  try {
    if (pages.numPages > mostPages) throw new PdfLimit(`文件超过 ${mostPages} 页`);
    const { text } = await inTime(extractText(document as never, { mergePages: false }));
    return text.join('\n\n');
  } finally {
    await pages.destroy();
  }
}

/** The reader gives way between its pieces of work, so that the clock is heard. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PdfLimit(`${longestMs / 1000} 秒内没有读完`)), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
