import { Injectable } from '@nestjs/common';
import { Clock, Database, Fault } from '#platform';
import type { Fact } from '../facts/fact.js';
import { hasHistory } from '../facts/fact-history.js';
import { openTable, type TableReader } from '../table/table.js';
import { Vocabulary } from '../vocabulary.js';
import type { ImportBatch, ImportProgress } from './import-batch.js';
import { ErasedCodes } from '../privacy/erased-codes.js';
import { ImportBatches } from './import-batches.js';
import { mergeStaged, type MergeCounts, type MergeOptions } from './merge.js';
import { RowReader } from './staged-row.js';
import type { StagedRow } from './staged-row.js';
import { reasonHeader } from './rejected-rows.js';
import { Staging } from './staging.js';
import { needsTracking, trackedFacts } from './tracked-fact.js';

export type OnProgress = (progress: ImportProgress) => void;

const progressEveryMs = 500;
/** Reading the file is most of the work; the merge takes the rest. */
const readShare = 70;

/** Rows to be brought in, from a file or made up. */
export interface RowSource {
  readonly facts: readonly Fact[];
  readonly warnings: readonly string[];
  readonly rows: AsyncIterable<StagedRow> | Iterable<StagedRow>;
  /** A single value that is put right (数据纠错): it is stamped, not all that its feed says of the enterprise. */
  readonly isCorrection?: boolean;
  /** Share of the source that has been read, 0 to 1. */
  read?(): number;
}

/** Brings a table of enterprises into the registry: all of it or, after a fault or a kill, nothing. */
@Injectable()
export class Importer {
  constructor(
    private readonly database: Database,
    private readonly batches: ImportBatches,
    private readonly vocabulary: Vocabulary,
    private readonly erased: ErasedCodes,
    private readonly clock: Clock,
  ) {}

  /** Reads a CSV or XLSX file from disk. Faults of the whole file end the batch as failed and are not thrown. */
  async importFile(batch: ImportBatch, path: string, onProgress?: OnProgress): Promise<ImportBatch> {
    try {
      this.refuseFeed(batch.feed);
      const table = await openTable(path, { name: batch.fileName });
      return await this.run(batch, this.tableSource(table, batch.feed), onProgress);
    } catch (error) {
      return this.fail(batch, error);
    }
  }

  /** Brings the rows in and ends the batch as done, in one transaction. */
  async run(batch: ImportBatch, source: RowSource, onProgress?: OnProgress): Promise<ImportBatch> {
    const report = this.reporter(batch, source, onProgress);
    await this.database.transaction(async () => {
      const doubtful = await this.stage(source, report);
      report.step('正在写入登记信息', readShare);
      await this.erased.refuseStaged();
      const counts = await mergeStaged(this.database, this.mergeOptions(batch, source));
      await report.done();
      const warnings = [...source.warnings, ...doubtfulWarning(doubtful)];
      await this.finish(batch, counts, warnings, feedsOf(batch, source.facts));
    });
    return this.batches.get(batch.id);
  }

  private refuseFeed(feed: string | null): void {
    if (feed === null || this.vocabulary.feeds.has(feed)) return;
    const known = [...this.vocabulary.feeds.keys()].join('、');
    const reason = feed.includes('统计') ? '：统计调查取得的资料不得用于统计以外的目的' : '';
    throw new Fault('invalid', 'unknown-feed', `不能从“${feed}”导入${reason}。可用的来源：${known}`);
  }

  private tableSource(table: TableReader, feed: string | null): RowSource {
    const reader = new RowReader(table.header, this.vocabulary, feed ?? undefined);
    if (reader.faults.length > 0) throw new Fault('invalid', 'import-header', reader.faults.join('；'));
    const unknown = reader.unknownHeaders
      .filter((header) => header.trim() !== reasonHeader)
      .map((header) => `“${header}”`)
      .join('、');
    const strange = reader.foreignHeaders.map((header) => `“${header}”`).join('、');
    const warnings = [
      ...(unknown ? [`以下列不在指标目录中，已跳过：${unknown}`] : []),
      ...(strange ? [`以下列不由“${feed}”提供，已跳过：${strange}`] : []),
    ];
    return { facts: reader.facts, warnings, rows: readRows(table, reader), read: () => table.progress() };
  }

  private async stage(source: RowSource, report: Reporter): Promise<number> {
    const staging = await Staging.open(await this.database.client());
    let doubtful = 0;
    try {
      for await (const row of source.rows) {
        if (row.doubtfulCode) doubtful++;
        report.row();
        await staging.add(row);
      }
      await staging.close();
    } catch (error) {
      staging.abort();
      throw error;
    }
    return doubtful;
  }

  private mergeOptions(batch: ImportBatch, { facts, isCorrection = false }: RowSource): MergeOptions {
    const stamp = { period: batch.period, on: this.clock.today(), batch: batch.id };
    const values = Object.fromEntries(feedsOf(batch, facts).map((feed) => [feed, stamp]));
    const isTracked = (fact: Fact) => needsTracking(fact) || (isCorrection && facts.includes(fact));
    return {
      period: batch.period,
      tracked: trackedFacts(this.vocabulary.facts.facts, facts, batch.feed ?? undefined, isTracked),
      untracked: facts.filter((fact) => !isTracked(fact)).map(({ key }) => key),
      yearly: isCorrection ? {} : yearlyFacts(facts, batch.feed),
      batch: batch.id,
      clearEmpty: batch.emptyCells === 'clear',
      generated: batch.generated,
      columns: facts.flatMap((fact) => (fact.column ? [fact.column] : [])),
      feeds: isCorrection ? {} : values,
      values,
    };
  }

  private async finish(
    batch: ImportBatch,
    counts: MergeCounts,
    warnings: string[],
    feeds: string[],
  ): Promise<void> {
    const { version, ...numbers } = counts;
    await this.batches.end(batch, {
      ...numbers,
      feeds,
      warnings,
      populationVersion: version,
      progress: {
        rows: counts.inserted + counts.updated + counts.unchanged + counts.rejected,
        percent: 100,
        step: '完成',
      },
    });
  }

  private async fail(batch: ImportBatch, error: unknown): Promise<ImportBatch> {
    // Only faults of the file end the batch; anything else is tried again.
    if (!(error instanceof Fault)) throw error;
    await this.batches.end(batch, { fault: error.message });
    return this.batches.get(batch.id);
  }

  private reporter(batch: ImportBatch, source: RowSource, onProgress: OnProgress | undefined): Reporter {
    return new Reporter(source, async (progress) => {
      onProgress?.(progress);
      await this.batches.progress(batch.id, progress);
    });
  }
}

/** Tells how far an import is, a few times a second at most. */
class Reporter {
  private rows = 0;
  private last = 0;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: RowSource,
    private readonly send: (progress: ImportProgress) => Promise<void>,
  ) {}

  row(): void {
    this.rows++;
    const now = performance.now();
    if (now - this.last < progressEveryMs) return;
    this.last = now;
    this.step('正在读取文件', Math.round((this.source.read?.() ?? 0) * readShare));
  }

  step(step: string, percent: number): void {
    const progress = { rows: this.rows, percent, step };
    this.sending = this.sending.then(() => this.send(progress)).catch(() => undefined);
  }

  /** Waits for what was sent, so that no late word overwrites the end. */
  done(): Promise<void> {
    return this.sending;
  }
}

/** The feeds that a batch speaks for: the one it was declared to be of, or each fact's first. */
function feedsOf(batch: ImportBatch, facts: readonly Fact[]): string[] {
  return batch.feed ? [batch.feed] : [...new Set(facts.map((fact) => fact.feed))];
}

/** Facts of one year of which no others are kept: an older file must not overwrite them. */
function yearlyFacts(facts: readonly Fact[], feed: string | null): Record<string, string[]> {
  const yearly = facts.filter(
    ({ period, history, base }) => hasHistory(period) && history === undefined && base === undefined,
  );
  const byFeed: Record<string, string[]> = {};
  for (const fact of yearly) (byFeed[feed ?? fact.feed] ??= []).push(fact.key);
  return byFeed;
}

async function* readRows(table: TableReader, reader: RowReader): AsyncGenerator<StagedRow> {
  for await (const { line, cells } of table.rows) yield reader.read(line, cells);
}

function doubtfulWarning(rows: number): string[] {
  return rows > 0 ? [`${rows} 行的统一社会信用代码校验位不符，已照常导入，请核对`] : [];
}
