import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { Fault } from '../fault.js';
import { Rows, summarise } from './backup-writer.js';
import { type Frame, framesOf, incomplete } from './frame.js';
import { type BackupManifest, backupManifest, type TableSummary } from './manifest.js';
import { copyIn, plainWording, storedTables } from './stored-table.js';

/** Rows that a fresh schema brings along. */
const seeded = ['population', 'audit_head', 'audit_forwarding'];

/**
 * Puts a backup into a database that has the schema and nothing else, in one transaction: killed half-way, the
 * database is as empty as before.
 * @throws Fault when the file is damaged, of another schema, or the database is in use
 */
export async function restoreBackup(path: string, url: string): Promise<BackupManifest> {
  return withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query(plainWording);
    await refuseUsed(client);
    await triggers(client, 'DISABLE');
    const manifest = await new Restoration(client).read(contentOf(path));
    await refuseOtherSchema(client, manifest);
    await setSequences(client, manifest);
    await triggers(client, 'ENABLE');
    await client.query('COMMIT');
    return manifest;
  });
}

/** The tables whose rows are not what the manifest says; none when the copy is true. */
export function differences(url: string, manifest: BackupManifest): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query(`BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; ${plainWording}`);
    const present = new Map((await summarise(client)).map((each) => [each.table, each]));
    return manifest.tables.filter((each) => !isSame(each, present.get(each.table))).map(({ table }) => table);
  });
}

class Restoration {
  constructor(private readonly client: Client) {}

  /** Reads tables until the manifest, which must be the last frame. */
  async read(content: AsyncIterable<Buffer>): Promise<BackupManifest> {
    const summaries: TableSummary[] = [];
    let manifest: BackupManifest | undefined;
    let table: OpenTable | undefined;
    for await (const { kind, content: body } of framesOf(content)) {
      if (manifest) throw incomplete();
      if (kind === 'T') table = this.begin(JSON.parse(body.toString('utf8')) as TableSummary);
      else if (kind === 'M') manifest = manifestIn(body);
      else if (!table) throw incomplete();
      else if (kind === 'D') await table.add(body);
      else summaries.push(await table.end({ kind, content: body }));
    }
    if (!manifest || !areSame(summaries, manifest.tables)) throw incomplete();
    return manifest;
  }

  private begin(table: TableSummary): OpenTable {
    return new OpenTable(this.client.query(copyFrom(copyIn(table))), new Rows(table));
  }
}

/** A table while its rows come in. */
class OpenTable {
  constructor(
    private readonly stream: CopyStreamQuery,
    private readonly rows: Rows,
  ) {
    // Whoever waits for the stream hears of it; a stream that is given up needs nobody to.
    stream.on('error', () => undefined);
  }

  async add(chunk: Buffer): Promise<void> {
    this.rows.add(chunk);
    if (!this.stream.write(Buffer.from(chunk))) await once(this.stream, 'drain');
  }

  /** Compares with what was written when it was copied. */
  async end({ content }: Frame): Promise<TableSummary> {
    const summary = this.rows.summary();
    if (!isSame(JSON.parse(content.toString('utf8')) as TableSummary, summary)) throw incomplete();
    this.stream.end();
    await finished(this.stream);
    return summary;
  }
}

async function* contentOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path).pipe(createGunzip())) yield piece as Buffer;
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === 'ENOENT') throw new Fault('notFound', 'backup-missing', '没有这个备份文件，请检查路径');
    if (code?.startsWith('Z_')) throw incomplete();
    throw cause;
  }
}

function manifestIn(body: Buffer): BackupManifest {
  const parsed = backupManifest.safeParse(JSON.parse(body.toString('utf8')));
  if (!parsed.success) throw incomplete();
  return parsed.data;
}

async function refuseUsed(client: Client): Promise<void> {
  for (const { table } of await storedTables(client)) {
    if (seeded.includes(table)) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rowCount)
      throw new Fault('conflict', 'database-in-use', `目标数据库里已有数据（${table}），请换一个空的数据库`);
  }
  await client.query(
    `ALTER TABLE audit_head DISABLE TRIGGER USER; DELETE FROM audit_head; DELETE FROM audit_forwarding;
     DELETE FROM population`,
  );
}

async function refuseOtherSchema(client: Client, { schema }: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  const present = rows.map(({ name }) => name).sort();
  if (present.join() === [...schema].sort().join()) return;
  const message = '备份与目标数据库的结构版本不同：请用做备份时的程序版本恢复，再升级';
  throw new Fault('conflict', 'backup-schema', message);
}

/** Rows were checked when they were written first; what triggers derive is in the copy itself. */
async function triggers(client: Client, what: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const { table } of await storedTables(client))
    await client.query(`ALTER TABLE ${table} ${what} TRIGGER USER`);
}

async function setSequences(client: Client, { sequences }: BackupManifest): Promise<void> {
  for (const [name, value] of Object.entries(sequences))
    if (value !== null) await client.query('SELECT setval($1::regclass, $2)', [`public."${name}"`, value]);
}

function areSame(one: readonly TableSummary[], other: readonly TableSummary[]): boolean {
  return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
}

function isSame(one: TableSummary, other: TableSummary | undefined): boolean {
  return (
    other !== undefined && one.table === other.table && one.rows === other.rows && one.sha256 === other.sha256
  );
}

/** Ending a connection in the middle of its work cuts it off, and the server rolls back: no ROLLBACK could get through a COPY. */
async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
