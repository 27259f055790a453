import { pipeline, Readable } from 'node:stream';
import type { StreamableFile } from '@nestjs/common';
import { csvStream } from '#platform';
import { fileAnswer } from './file-answer.js';

type Rows = Iterable<string[]> | AsyncIterable<string[]>;

/** Rows as a CSV file that spreadsheets open in Chinese and in which no cell is taken for a formula. */
export function csvDocument(name: string, rows: Rows): StreamableFile {
  return fileAnswer(name, 'text/csv; charset=utf-8', textOf(rows));
}

async function* textOf(rows: Rows): AsyncGenerator<string | Uint8Array> {
  // A row that can't be read fails whoever reads the text; there is nothing else to do about it here.
  yield* pipeline(Readable.from(rows), csvStream(), () => undefined);
}
