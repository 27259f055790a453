import { once } from 'node:events';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import { postgresText } from './copy-text.js';
import type { StagedRow } from './staged-row.js';

const createTable = `
  CREATE TEMP TABLE staged (
    line int NOT NULL, uscc text COLLATE "C", name text, status text,
    town text, industry text, registration_type text, established date,
    facts jsonb, faults jsonb,
    -- Set by the merge: keys that no longer hold, and facts of a year before the present one.
    dropped text[], late text[]
  ) ON COMMIT DROP`;
const copyRows =
  'COPY staged (line, uscc, name, status, town, industry, registration_type, established, facts, faults) FROM STDIN';

const flushBytes = 1 << 16;

/** Streams rows into a table that only this transaction sees; a kill leaves nothing of it. */
export class Staging {
  private lines: string[] = [];
  private size = 0;

  private fault: Error | undefined;

  /** A connection may be lost while nobody waits for it: without a listener that would end the process. */
  private constructor(private readonly stream: CopyStreamQuery) {
    stream.on('error', (error) => (this.fault = error));
  }

  static async open(client: PoolClient): Promise<Staging> {
    await client.query(createTable);
    return new Staging(client.query(copyFrom(copyRows)));
  }

  /** Adds a row; waits when the database is slower than the file. */
  async add(row: StagedRow): Promise<void> {
    const line = stagedLine(row);
    this.lines.push(line);
    this.size += line.length;
    if (this.size >= flushBytes) await this.flush();
  }

  /** Ends the stream; the rows can be queried afterwards. */
  async close(): Promise<void> {
    await this.flush();
    this.refuseLost();
    const finished = once(this.stream, 'finish');
    this.stream.end();
    await finished;
  }

  /** Ends the stream after a fault so that the connection can be used again. */
  abort(): void {
    this.stream.destroy(new Error('import was given up'));
  }

  private async flush(): Promise<void> {
    const text = this.lines.join('');
    this.lines = [];
    this.size = 0;
    this.refuseLost();
    if (text && !this.stream.write(text)) await once(this.stream, 'drain');
  }

  /** A lost stream takes rows without a word and never drains. @throws what it was lost by */
  private refuseLost(): void {
    if (this.fault) throw this.fault;
  }
}

function stagedLine(row: StagedRow): string {
  const { columns } = row;
  const faulty = row.faults.length > 0;
  const cells = [
    String(row.line),
    row.uscc,
    row.name,
    row.status,
    columns.town,
    columns.industry,
    columns.registrationType,
    columns.established,
    faulty ? null : JSON.stringify(row.facts),
    faulty ? JSON.stringify(row.faults) : null,
  ];
  return cells.map(postgresText).join('\t') + '\n';
}
