import { Injectable } from '@nestjs/common';
import type { FactValue } from '#matching';
import { type Actor, Clock, Fault } from '#platform';
import type { Fact } from '../facts/fact.js';
import { hasHistory } from '../facts/fact-history.js';
import { ImportBatches } from '../imports/import-batches.js';
import { Importer } from '../imports/importer.js';
import { Imports } from '../imports/imports.js';
import type { StagedRow } from '../imports/staged-row.js';
import { sourceOf } from '../registry/enterprise-row.js';
import { KnownFacts } from '../registry/known-facts.js';
import { Vocabulary } from '../vocabulary.js';

/** What stands as the file of a batch that a correction made. */
export const correctionSource = '数据纠错';

/** Writes accepted values to the registry, by the same way as any import: history, version and sets follow. */
@Injectable()
export class CorrectedValues {
  constructor(
    private readonly batches: ImportBatches,
    private readonly importer: Importer,
    private readonly imports: Imports,
    private readonly known: KnownFacts,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** @returns the batch that changed the registry. @throws Fault when the fact has left the catalogue */
  async write(uscc: string, key: string, value: FactValue, actor: Actor): Promise<string> {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact) throw new Fault('unprocessable', 'fact-gone', '这项指标已不在目录中，不能写入');
    const batch = await this.batches.create({
      fileName: correctionSource,
      fileSize: 0,
      feed: fact.feed,
      period: await this.periodOf(uscc, fact),
      createdBy: actor.id,
    });
    const done = await this.importer.run(batch, {
      facts: [fact],
      warnings: [],
      isCorrection: true,
      rows: [rowOf(uscc, fact, value)],
    });
    await this.imports.after(done);
    return batch.id;
  }

  /** That of the value that is put right; of one that is too old to be used the year that has ended since. */
  private async periodOf(uscc: string, fact: Fact): Promise<string | undefined> {
    const { enterprise, expired } = await this.known.of(uscc);
    if (expired.has(fact.key) && hasHistory(fact.period))
      return String(Number(this.clock.today().slice(0, 4)) - 1);
    return sourceOf(enterprise, { ...fact, periodOffset: 0 })?.period ?? undefined;
  }
}

function rowOf(uscc: string, fact: Fact, value: FactValue): StagedRow {
  const columns = fact.column === undefined ? {} : { [fact.column]: String(value) };
  const facts = fact.column === undefined ? { [fact.key]: value } : {};
  return { line: 1, uscc, name: null, status: null, columns, facts, faults: [], doubtfulCode: false };
}
