import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { framed } from './frame.js';
import type { BackupManifest, TableSummary } from './manifest.js';
import { copyOut, plainWording, type StoredTable, storedTables } from './stored-table.js';

/**
 * Copies the whole database into one file, as it stands at one moment, while everybody goes on working. A file that
 * bears the name is whole: it is renamed when everything is on the disk, and ends with a manifest. It holds all that
 * the database does, and so is for its owner's eyes alone.
 */
export async function writeBackup(url: string, path: string): Promise<BackupManifest> {
  const partial = `${path}.partial`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await client.query(plainWording);
    const copy = new BackupCopy(client);
    await pipeline(
      Readable.from(copy.frames()),
      createGzip({ level: 1 }),
      createWriteStream(partial, { mode: 0o600 }),
    );
    await flush(partial);
    await rename(partial, path);
    return copy.manifest;
  } finally {
    await client.end();
    await rm(partial, { force: true });
  }
}

/** What tables hold at this moment, as a manifest words it. */
export async function summarise(client: Client): Promise<TableSummary[]> {
  const summaries: TableSummary[] = [];
  for (const table of await storedTables(client)) {
    const rows = new Rows(table);
    for await (const chunk of client.query(copyTo(copyOut(table)))) rows.add(chunk as Buffer);
    summaries.push(rows.summary());
  }
  return summaries;
}

class BackupCopy {
  private made: BackupManifest | undefined;

  constructor(private readonly client: Client) {}

  get manifest(): BackupManifest {
    if (!this.made) throw new Error('the backup is not complete');
    return this.made;
  }

  async *frames(): AsyncGenerator<Buffer> {
    const summaries: TableSummary[] = [];
    for (const table of await storedTables(this.client)) {
      yield framed('T', { table: table.table, columns: table.columns });
      const rows = new Rows(table);
      for await (const chunk of this.client.query(copyTo(copyOut(table)))) {
        rows.add(chunk as Buffer);
        yield framed('D', chunk as Buffer);
      }
      summaries.push(rows.summary());
      yield framed('E', rows.summary());
    }
    this.made = await this.manifestOf(summaries);
    yield framed('M', this.made);
  }

  private async manifestOf(tables: TableSummary[]): Promise<BackupManifest> {
    const { rows } = await this.client.query<Omit<BackupManifest, 'format' | 'takenAt' | 'tables'>>(facts);
    if (!rows[0]) throw new Error('the database told nothing of itself');
    return { format: 1, takenAt: new Date().toISOString(), tables, ...rows[0] };
  }
}

/** Counts and hashes the rows of a table while they pass. */
export class Rows {
  private readonly hash = createHash('sha256');
  private rows = 0;

  constructor(private readonly table: Pick<StoredTable, 'table' | 'columns'>) {}

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    for (const byte of chunk) if (byte === lineFeed) this.rows++;
  }

  summary(): TableSummary {
    const { table, columns } = this.table;
    return { table, columns: [...columns], rows: this.rows, sha256: this.hash.copy().digest('hex') };
  }
}

/** COPY writes a row a line, and every line feed inside a value as two characters. */
const lineFeed = 10;

/** Segments as new as their block, in an order that is the same everywhere. */
export const columnsDigest = `
  SELECT jsonb_build_object('segments', count(*), 'sha256', encode(sha256(coalesce(string_agg(
    sha256(convert_to(s.fact || '/' || s.block || '/', 'UTF8') || s.bytes), ''::bytea
    ORDER BY s.fact COLLATE "C", s.block), ''::bytea)), 'hex'))
  FROM column_segment s JOIN population_block b USING (block) WHERE s.version >= b.version`;

/** Sums over the ledger: settled is delivered and every reason; it never exceeds what was targeted. */
const facts = `
  SELECT (SELECT array_agg(name ORDER BY id) FROM migrations) AS schema,
    (SELECT coalesce(jsonb_object_agg(sequencename, last_value::text), '{}') FROM pg_sequences
     WHERE schemaname = 'public' AND sequencename <> 'migrations_id_seq') AS sequences,
    (SELECT jsonb_build_object('number', number::text, 'hash', encode(hash, 'hex')) FROM audit_head) AS "auditHead",
    (${columnsDigest}) AS columns,
    (SELECT jsonb_build_object(
       'targeted', coalesce(sum(bit_count(targeted)), 0), 'delivered', coalesce(sum(bit_count(delivered)), 0),
       'settled', coalesce(sum(bit_count(delivered)), 0)
                  + (SELECT coalesce(sum(bit_count(members)), 0) FROM delivery_reason)) FROM delivery_block) AS ledger`;

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
