import { Injectable } from '@nestjs/common';
import type { FactValue } from '#matching';
import { type Actor, Fault } from '#platform';
import type { Fact } from '../facts/fact.js';
import { ImportBatches } from '../imports/import-batches.js';
import { Importer } from '../imports/importer.js';
import { Imports } from '../imports/imports.js';
import type { StagedRow } from '../imports/staged-row.js';
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
    private readonly vocabulary: Vocabulary,
  ) {}

  /** @returns the batch that changed the registry. @throws Fault when the fact has left the catalogue */
  async write(uscc: string, key: string, value: FactValue, actor: Actor): Promise<string> {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact) throw new Fault('unprocessable', 'fact-gone', '这项指标已不在目录中，不能写入');
    const batch = await this.batches.create({
      fileName: correctionSource,
      fileSize: 0,
      feed: fact.feed,
      period: fact.period,
      createdBy: actor.id,
    });
    const done = await this.importer.run(batch, {
      facts: [fact],
      warnings: [],
      rows: [rowOf(uscc, fact, value)],
    });
    await this.imports.after(done);
    return batch.id;
  }
}

function rowOf(uscc: string, fact: Fact, value: FactValue): StagedRow {
  const columns = fact.column === undefined ? {} : { [fact.column]: String(value) };
  const facts = fact.column === undefined ? { [fact.key]: value } : {};
  return { line: 1, uscc, name: null, status: null, columns, facts, faults: [], doubtfulCode: false };
}
