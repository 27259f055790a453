import { Injectable } from '@nestjs/common';
import type { FactValue } from '#matching';
import {
  type DemoEnterprise,
  demoEnterprises,
  ImportBatches,
  Importer,
  type StagedRow,
  Vocabulary,
} from '#enterprises';

/** Says how far a long work is. */
export type Tell = (text: string) => void;

/** Brings the generated enterprises into the registry, by the same way as any file. */
@Injectable()
export class DemoRegistry {
  constructor(
    private readonly batches: ImportBatches,
    private readonly importer: Importer,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** @returns how many were loaded */
  async load(count: number, tell: Tell): Promise<number> {
    const batch = await this.batches.create({
      fileName: '演示区（生成）',
      fileSize: 0,
      period: '2025',
      generated: true,
    });
    const progress = { read: 0 };
    const source = {
      facts: this.vocabulary.facts.importable,
      warnings: ['演示数据：企业均为生成，与任何真实企业无关'],
      rows: this.rows(count, progress),
      read: () => progress.read / count,
    };
    const done = await this.importer.run(batch, source, ({ step, rows }) =>
      tell(`正在载入演示区：${step}，${rows} 家`),
    );
    return done.inserted;
  }

  private *rows(count: number, progress: { read: number }): Generator<StagedRow> {
    for (const enterprise of demoEnterprises(count)) {
      progress.read++;
      yield this.staged(progress.read, enterprise);
    }
  }

  private staged(line: number, { uscc, name, status, facts: values }: DemoEnterprise): StagedRow {
    const columns: Record<string, string> = {};
    const facts: Record<string, FactValue> = {};
    for (const { key, column } of this.vocabulary.facts.importable) {
      const value = values[key];
      if (value === undefined) continue;
      if (column) columns[column] = String(value);
      else facts[key] = value;
    }
    return { line, uscc, name, status, columns, facts, faults: [], doubtfulCode: false };
  }
}
