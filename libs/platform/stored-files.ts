import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from './database/database.js';

const chunkBytes = 1 << 20;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * Uploaded files live in the database: API and worker need no shared disk, a backup holds everything, and an
 * upload is whole or not there.
 */
@Injectable()
export class StoredFiles {
  constructor(private readonly database: Database) {}

  /** Stores a stream in pieces of 1 MiB. Call inside a transaction when something refers to the file. */
  store(name: string, content: AsyncIterable<Buffer>): Promise<StoredFile> {
    return this.database.transaction(async () => {
      const id = randomUUID();
      const hash = createHash('sha256');
      let bytes = 0;
      let number = 0;
      for await (const chunk of inPieces(content)) {
        hash.update(chunk);
        bytes += chunk.length;
        await this.database.query(
          'INSERT INTO stored_file_chunk (file, number, content) VALUES ($1, $2, $3)',
          [id, number++, chunk],
        );
      }
      await this.database.query('INSERT INTO stored_file (id, name, bytes, sha256) VALUES ($1, $2, $3, $4)', [
        id,
        name,
        bytes,
        hash.digest('hex'),
      ]);
      return { id, name, bytes };
    });
  }

  /** The content as a stream, one piece in memory at a time. */
  read(id: string): Readable {
    return Readable.from(this.pieces(id));
  }

  async remove(id: string): Promise<void> {
    await this.database.query('DELETE FROM stored_file WHERE id = $1', [id]);
  }

  private async *pieces(id: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number++) {
      const row = await this.database.one<{ content: Buffer }>(
        'SELECT content FROM stored_file_chunk WHERE file = $1 AND number = $2',
        [id, number],
      );
      if (!row) return;
      yield row.content;
    }
  }
}

async function* inPieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const part of content) {
    parts.push(part);
    held += part.length;
    if (held < chunkBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    held = 0;
  }
  if (held > 0) yield Buffer.concat(parts);
}
