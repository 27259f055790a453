import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file to be saved, never to be shown by the browser. Nothing of it is read before it is sent. */
export function fileAnswer(
  name: string,
  type: string,
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): StreamableFile {
  return new StreamableFile(Readable.from(content), {
    type,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
