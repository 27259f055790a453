import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { timed } from '../report/timing.js';

/** The other way to keep deliveries: a row of push and enterprise each, copied in as PostgreSQL does it fastest. */
export class RowCopy {
  private constructor(
    private readonly client: pg.Client,
    private readonly table: string,
  ) {}

  /** @param key whether the table has the primary key without which a repeated job would count twice */
  static async open(url: string, { key }: { key: boolean }): Promise<RowCopy> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const table = key ? 'delivery_row_with_key' : 'delivery_row';
    const primaryKey = key ? ', PRIMARY KEY (enterprise, push)' : '';
    await client.query(`CREATE TABLE ${table} (push bigint NOT NULL, enterprise int NOT NULL${primaryKey})`);
    return new RowCopy(client, table);
  }

  /** Milliseconds for one push to so many enterprises, durable; the text to be copied is ready beforehand. */
  push(push: number, enterprises: readonly number[]): Promise<number> {
    const text = Buffer.from(enterprises.map((enterprise) => `${push}\t${enterprise}\n`).join(''));
    return timed(async () => {
      await this.client.query('BEGIN');
      await pipeline(
        chunksOf(text),
        this.client.query(from(`COPY ${this.table} (push, enterprise) FROM STDIN`)),
      );
      await this.client.query('COMMIT');
    });
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

const chunkBytes = 1 << 16;

function chunksOf(text: Buffer): Readable {
  const chunks = Array.from({ length: Math.ceil(text.length / chunkBytes) }, (_, i) =>
    text.subarray(i * chunkBytes, (i + 1) * chunkBytes),
  );
  return Readable.from(chunks);
}
