import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openTable, type TableReader, type TableRow } from '../table.js';

/** A folder for the files of one spec, gone when the spec is done. */
export function tableFiles() {
  let folder = '';
  let files = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'table-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return {
    async fileWith(content: string | Uint8Array): Promise<string> {
      const path = join(folder, String(files++));
      await writeFile(path, content);
      return path;
    },
    /** The table in a file of that content, with all its rows. */
    async read(
      content: string | Uint8Array,
      sheet?: string,
    ): Promise<Omit<TableReader, 'rows'> & { rows: TableRow[] }> {
      const table = await openTable(await this.fileWith(content), { name: '企业.csv', sheet });
      const rows: TableRow[] = [];
      for await (const row of table.rows) rows.push(row);
      return { ...table, rows };
    },
  };
}
