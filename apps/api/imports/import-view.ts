import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ImportBatch } from '#enterprises';
import { People } from '#platform';
import type { importBatch } from './import.schema.js';

/** Puts imports into words: what came in, by whom, and what became of it. */
@Injectable()
export class ImportView {
  constructor(private readonly people: People) {}

  list(batches: readonly ImportBatch[]): Promise<z.output<typeof importBatch>[]> {
    return Promise.all(batches.map((batch) => this.shown(batch)));
  }

  async shown(batch: ImportBatch): Promise<z.output<typeof importBatch>> {
    const { file, generated: _generated, heartbeatAt: _heartbeat, ...rest } = batch;
    const creator = batch.createdBy ? await this.people.find(batch.createdBy) : undefined;
    return {
      ...rest,
      keepsRows: file !== null && batch.rejected > 0,
      createdBy: creator?.name ?? null,
      createdAt: batch.createdAt.toISOString(),
      startedAt: batch.startedAt?.toISOString() ?? null,
      finishedAt: batch.finishedAt?.toISOString() ?? null,
    };
  }
}
