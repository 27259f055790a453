import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, defineJob, Outbox, type StoredFile, StoredFiles } from '#platform';
import type { EmptyCells, ImportBatch } from './import-batch.js';
import { ImportBatches } from './import-batches.js';
import { Importer } from './importer.js';

/** Brings an uploaded file into the registry. */
export const importFileJob = defineJob({
  name: 'import-file',
  queue: 'imports',
  payload: z.object({ batch: z.uuid() }),
  attempts: 3,
  backoffMs: 2_000,
  key: ({ batch }) => batch,
});

/** Computes the tags anew after the registry changed, or on a new day. */
export const refreshTagsJob = defineJob({
  name: 'refresh-tags',
  queue: 'upkeep',
  payload: z.object({ version: z.number().int(), day: z.iso.date().optional() }),
  attempts: 5,
  backoffMs: 1_000,
  key: ({ version, day }) => (day === undefined ? String(version) : `${version}-${day}`),
});

/** Puts an uploaded file into storage. */
export type StoreUpload = (name: string, content: AsyncIterable<Buffer>) => Promise<StoredFile>;

/** An upload that has been read to its end. */
export interface ReceivedUpload {
  readonly file: StoredFile;
  readonly settings: { readonly feed?: string; readonly period?: string; readonly emptyCells: EmptyCells };
}

/** Imports that are uploaded here and done by the worker. */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
    private readonly batches: ImportBatches,
    private readonly importer: Importer,
    private readonly outbox: Outbox,
  ) {}

  /** Stores a file while it is received and queues its import, both or neither. */
  submit(receive: (store: StoreUpload) => Promise<ReceivedUpload>, person: string): Promise<ImportBatch> {
    return this.database.transaction(async () => {
      const { file, settings } = await receive((name, content) => this.files.store(name, content));
      const input = {
        ...settings,
        fileName: file.name,
        file: file.id,
        fileSize: file.bytes,
        createdBy: person,
      };
      const batch = await this.batches.create(input);
      await this.outbox.add(importFileJob, { batch: batch.id });
      return batch;
    });
  }

  /** Does a queued import; one that is done already stays as it is. */
  async perform(id: string): Promise<void> {
    const batch = await this.batches.get(id);
    if (batch.state === 'done' || batch.state === 'failed' || !batch.file) return;
    if (!(await this.batches.claimTry(batch))) return;
    const path = join(tmpdir(), `policy-push-import-${randomUUID()}`);
    try {
      await pipeline(this.files.read(batch.file), createWriteStream(path, { mode: 0o600 }));
      const done = await this.importer.importFile(batch, path);
      await this.after(done);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Imports from a terminal need no stored file; what follows an import is the same. */
  async after(batch: ImportBatch): Promise<void> {
    await this.database.transaction(async () => {
      // A file with refused rows is kept for a while, so that they can be put right from it.
      if (batch.file && batch.rejected === 0) await this.files.remove(batch.file);
      const changed = batch.inserted + batch.updated > 0;
      if (changed && batch.populationVersion !== null)
        await this.outbox.add(refreshTagsJob, { version: batch.populationVersion });
    });
  }

  /** Queues again what a dead process left behind. */
  async sweep(): Promise<void> {
    await this.batches.closeAbandoned();
    await this.batches.forgetFiles();
    await this.database.transaction(async () => {
      for (const { id } of await this.batches.stranded()) await this.outbox.add(importFileJob, { batch: id });
    });
  }
}
