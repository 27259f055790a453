import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { csvStream } from '#platform';

/** Sends rows as a CSV file that spreadsheets open in Chinese and in which no cell is taken for a formula. */
export function csvDocument(
  reply: FastifyReply,
  name: string,
  rows: Iterable<string[]> | AsyncIterable<string[]>,
): void {
  const body = Readable.from(rows).pipe(csvStream());
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(body);
}
