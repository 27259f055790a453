import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Fault, StoredFiles } from '#platform';
import { openTable } from '../table/table.js';
import { ImportBatches } from './import-batches.js';

/** The column that says why a row was refused; when the file comes back it is skipped. */
export const reasonHeader = '拒绝原因';

/** The refused rows as they stood in the file, to be put right and imported again. */
@Injectable()
export class RejectedRows {
  constructor(
    private readonly batches: ImportBatches,
    private readonly files: StoredFiles,
  ) {}

  /**
   * The header, then every refused row with its reasons behind it.
   * @throws Fault when the file is no longer kept
   */
  async of(id: string): Promise<AsyncGenerator<string[]>> {
    const { file, fileName } = await this.batches.get(id);
    if (!file)
      throw new Fault(
        'notFound',
        'import-file-gone',
        '原文件已不再保存（保存 30 天），请用自己的文件改正后再导入',
      );
    return this.read(id, file, fileName);
  }

  private async *read(id: string, file: string, name: string): AsyncGenerator<string[]> {
    const reasons = await this.reasonsByRow(id);
    const path = join(tmpdir(), `policy-push-rejected-${randomUUID()}`);
    try {
      await pipeline(this.files.read(file), createWriteStream(path, { mode: 0o600 }));
      const table = await openTable(path, { name });
      // Of a file that was refused before, the reasons of that time go.
      const kept = table.header.flatMap((text, index) => (text.trim() === reasonHeader ? [] : [index]));
      yield [...kept.map((index) => table.header[index] ?? ''), reasonHeader];
      for await (const { line, cells } of table.rows) {
        const reason = reasons.get(line);
        if (reason) yield [...kept.map((index) => cells[index] ?? ''), reason.join('；')];
      }
    } finally {
      await rm(path, { force: true });
    }
  }

  private async reasonsByRow(id: string): Promise<Map<number, string[]>> {
    const reasons = new Map<number, string[]>();
    for await (const { row, column, reason } of this.batches.eachRejection(id)) {
      const told = column ? `${column}：${reason}` : reason;
      reasons.set(row, [...(reasons.get(row) ?? []), told]);
    }
    return reasons;
  }
}
