import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, Database, Fault, notFound, system } from '#platform';
import { ILike, In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { ImportBatch, type EmptyCells, type ImportProgress, type ImportState } from './import-batch.js';

export interface NewImport {
  readonly fileName: string;
  readonly fileSize: number;
  readonly file?: string;
  readonly feed?: string;
  readonly period?: string;
  readonly emptyCells?: EmptyCells;
  readonly generated?: boolean;
  readonly createdBy?: string;
}

/** What narrows the list of imports. */
export interface ImportSearch {
  readonly state?: ImportState;
  /** Part of the file's name. */
  readonly query?: string;
  readonly feed?: string;
  /** Only those that refused rows. */
  readonly rejected?: boolean;
  readonly page: number;
  readonly size: number;
}

type ImportCounts = Pick<ImportBatch, 'inserted' | 'updated' | 'unchanged' | 'rejected'>;

/** How a batch ended: with what it brought, or with why it brought nothing. */
export type ImportEnd =
  | (ImportCounts & Pick<ImportBatch, 'feeds' | 'warnings' | 'populationVersion' | 'progress'>)
  | Pick<ImportBatch, 'fault'>;

/** A cell that was refused. */
export interface ImportRejection {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

const rejectionColumns = 'row, column_name AS "column", value, reason';
const rejectionChunk = 5_000;
/** A running import that hasn't been heard of for so long is dead. */
const silentSeconds = 30;
const mostTries = 5;
/** How long a file with refused rows is kept. */
const keptDays = 30;

/** Import batches and their rejected rows. */
@Injectable()
export class ImportBatches {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  async create(input: NewImport): Promise<ImportBatch> {
    const id = randomUUID();
    const row = { ...input, id, emptyCells: input.emptyCells ?? 'keep' };
    await this.database.manager.insert(ImportBatch, row);
    return this.get(id);
  }

  /** @throws Fault when there is none. */
  async get(id: string): Promise<ImportBatch> {
    const batch = await this.database.manager.findOneBy(ImportBatch, { id });
    if (!batch) throw notFound('这次导入');
    return batch;
  }

  /** Newest first. */
  async list({ page, size, ...narrowed }: ImportSearch): Promise<{ items: ImportBatch[]; total: number }> {
    const [items, total] = await this.database.manager.findAndCount(ImportBatch, {
      where: conditionsOf(narrowed),
      order: { createdAt: 'DESC', id: 'ASC' },
      skip: (page - 1) * size,
      take: size,
    });
    return { items, total };
  }

  /** Others see the progress at once, whatever transaction the import itself is in. */
  async progress(id: string, progress: ImportProgress): Promise<void> {
    await this.database.outside(() =>
      this.database.query(
        `UPDATE import_batch SET state = 'running', progress = $2, heartbeat_at = now(), started_at = coalesce(started_at, now())
         WHERE id = $1 AND state IN ('queued', 'running')`,
        [id, JSON.stringify(progress)],
      ),
    );
  }

  /**
   * Ends a batch, and writes into the trail what came of it. One that was given up for dead may yet be done.
   * @throws when another process has ended it meanwhile: then nothing of this one may stay
   */
  async end(batch: ImportBatch, end: ImportEnd): Promise<void> {
    const failed = 'fault' in end;
    const open: ImportState[] = failed ? ['queued', 'running'] : ['queued', 'running', 'failed'];
    await this.database.transaction(async () => {
      const { affected } = await this.database.manager.update(
        ImportBatch,
        { id: batch.id, state: In(open) },
        { fault: null, ...end, state: failed ? 'failed' : 'done', finishedAt: this.clock.now() },
      );
      if (affected === 0) throw new Error(`import ${batch.id} was ended by another process`);
      await this.tell(batch, end);
    });
  }

  /**
   * Gives up an import that has not begun. @throws Fault when it has: then it ends by itself, whole or not at all
   */
  async cancel(id: string, person: string): Promise<ImportBatch> {
    await this.get(id);
    const cancelled = await this.database.query(
      `UPDATE import_batch SET state = 'failed', fault = $2, finished_at = now()
       WHERE id = $1 AND state = 'queued' AND tries = 0 RETURNING id`,
      [id, `${person}在导入开始前取消了这次导入，登记信息没有变化`],
    );
    if (cancelled.length === 0)
      throw new Fault(
        'conflict',
        'import-begun',
        '导入已经开始或结束，不能取消；整批要么全部写入，要么不写入',
      );
    return this.get(id);
  }

  /** Counts a try, unless it was cancelled meanwhile; a file that has brought the process down again and again is given up. */
  async claimTry(batch: ImportBatch): Promise<boolean> {
    const row = await this.database.one<{ tries: number }>(
      `UPDATE import_batch SET tries = tries + 1, heartbeat_at = now()
       WHERE id = $1 AND state IN ('queued', 'running') RETURNING tries`,
      [batch.id],
    );
    if (!row) return false;
    if (row.tries <= mostTries) return true;
    const fault = `已尝试 ${mostTries} 次都没有完成，登记信息没有变化：请拆成较小的文件再导入，或联系管理员`;
    await this.end(batch, { fault });
    return false;
  }

  /** Removes files that were kept for their refused rows, after a while. */
  async forgetFiles(): Promise<void> {
    await this.database.transaction(async () => {
      const forgotten = await this.database.query<{ batch: string; file: string }>(
        `DELETE FROM stored_file f USING import_batch b
         WHERE f.id = b.file AND b.state IN ('done', 'failed') AND b.finished_at < now() - make_interval(days => $1)
         RETURNING b.id AS batch, b.file_name AS file`,
        [keptDays],
      );
      for (const { batch, file } of forgotten)
        await this.trail.record(system, {
          action: 'imports.forgetFile',
          subject: { type: 'imports', id: batch },
          outcome: 'ok',
          details: { file },
        });
    });
  }

  /** Imports with a stored file whose process died: to be queued again. */
  async stranded(): Promise<{ id: string }[]> {
    return this.database.query(
      `SELECT id FROM import_batch WHERE file IS NOT NULL AND state IN ('queued', 'running')
       AND coalesce(heartbeat_at, created_at) < now() - make_interval(secs => $1)`,
      [silentSeconds],
    );
  }

  /** Imports from a terminal whose process died can't be continued: the file is not here. */
  async closeAbandoned(): Promise<void> {
    await this.database.transaction(async () => {
      const abandoned = await this.database.query<{ id: string }>(
        `SELECT id FROM import_batch WHERE file IS NULL AND state IN ('queued', 'running')
         AND coalesce(heartbeat_at, created_at) < now() - make_interval(secs => $1) FOR UPDATE SKIP LOCKED`,
        [silentSeconds],
      );
      const fault = '导入程序中途停止，登记信息没有变化，请重新导入';
      for (const { id } of abandoned) await this.end(await this.get(id), { fault });
    });
  }

  async rejections(
    id: string,
    page: number,
    size: number,
  ): Promise<{ items: ImportRejection[]; total: number }> {
    await this.get(id);
    const items = await this.database.query<ImportRejection>(
      `SELECT ${rejectionColumns} FROM import_rejection WHERE batch = $1 ORDER BY row, number LIMIT $2 OFFSET $3`,
      [id, size, (page - 1) * size],
    );
    const total = await this.database.one<{ n: number }>(
      'SELECT count(*)::int AS n FROM import_rejection WHERE batch = $1',
      [id],
    );
    return { items, total: total?.n ?? 0 };
  }

  /** All rejected cells in the order of the file, some thousand at a time. */
  async *eachRejection(id: string): AsyncGenerator<ImportRejection> {
    for (let last = { row: -1, number: 0 }, more = true; more;) {
      const rows = await this.database.query<ImportRejection & { number: number }>(
        `SELECT ${rejectionColumns}, number FROM import_rejection
         WHERE batch = $1 AND (row, number) > ($2, $3) ORDER BY row, number LIMIT $4`,
        [id, last.row, last.number, rejectionChunk],
      );
      yield* rows;
      more = rows.length === rejectionChunk;
      last = rows.at(-1) ?? last;
    }
  }

  /** Nobody asked for it just then, but somebody did before: it is on their behalf. */
  private async tell({ id, fileName, feed, period, createdBy }: ImportBatch, end: ImportEnd): Promise<void> {
    await this.trail.record(
      { ...system, onBehalfOf: createdBy },
      {
        action: 'imports.perform',
        subject: { type: 'imports', id },
        outcome: 'fault' in end ? 'failed' : 'ok',
        details: { file: fileName, feed, period, ...resultOf(end) },
      },
    );
  }
}

function resultOf(end: ImportEnd): Record<string, unknown> {
  if ('fault' in end) return { reason: end.fault };
  const { inserted, updated, unchanged, rejected, populationVersion: version } = end;
  return { inserted, updated, unchanged, rejected, version };
}

function conditionsOf({ state, query, feed, rejected }: Omit<ImportSearch, 'page' | 'size'>) {
  const where: FindOptionsWhere<ImportBatch> = {};
  if (state) where.state = state;
  if (query?.trim()) where.fileName = ILike(`%${query.trim().replace(/[%_\\]/g, '\\$&')}%`);
  if (feed) where.feed = feed;
  if (rejected) where.rejected = MoreThan(0);
  return where;
}
