import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type EmptyCells, type ImportBatch, ImportBatches, Importer, Imports } from '#enterprises';
import { Fault } from '#platform';
import { type AddCommand, perform } from '../command.js';

interface Options {
  readonly feed?: string;
  readonly period?: string;
  readonly empty: EmptyCells;
}

/** `import FILE`: enterprises from CSV or XLSX into the registry. */
export const addImport: AddCommand = (program) => {
  program
    .command('import')
    .argument('<file>', 'CSV 或 XLSX 文件')
    .description('导入企业数据')
    .option('--feed <feed>', '数据来源，如 税务')
    .option('--period <period>', '数据所属期，如 2025')
    .addOption(
      new Option('--empty <what>', '空单元格：keep 保留原值，clear 清除原值')
        .choices(['keep', 'clear'])
        .default('keep'),
    )
    .action((file: string, { feed, period, empty }: Options, command: Command) =>
      perform(command, async (session, output) => {
        const path = resolve(file);
        const fileSize = await sizeOf(path, file);
        const input = { fileName: basename(path), fileSize, feed, period, emptyCells: empty };
        const batch = await session.get(ImportBatches).create(input);
        const done = await session
          .get(Importer)
          .importFile(batch, path, ({ step, rows, percent }) =>
            output.progress(`${step}：${rows} 行（${percent}%）`),
          );
        output.endProgress();
        if (done.state === 'failed')
          throw new Fault('unprocessable', 'import-failed', done.fault ?? '导入失败');
        await session.get(Imports).after(done);
        const rejections = await session.get(ImportBatches).rejections(done.id, 1, 100);
        output.result({ ...summaryOf(done), rejections: rejections.items }, textOf(done, rejections));
      }),
    );
};

async function sizeOf(path: string, shown: string): Promise<number> {
  const about = await stat(path).catch(() => undefined);
  if (!about?.isFile()) throw new Fault('notFound', 'no-such-file', `没有找到文件 ${shown}，请检查路径`);
  return about.size;
}

function summaryOf({ id, inserted, updated, unchanged, rejected, warnings, populationVersion }: ImportBatch) {
  return { batch: id, inserted, updated, unchanged, rejected, warnings, populationVersion };
}

function textOf(
  batch: ImportBatch,
  {
    items,
    total,
  }: {
    items: readonly { row: number; column: string | null; value: string | null; reason: string }[];
    total: number;
  },
): string {
  const { inserted, updated, unchanged, rejected, warnings } = batch;
  const lines = [`新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，拒绝 ${rejected}（行）`, ...warnings];
  const shown = items.map(
    ({ row, column, value, reason }) =>
      `  第 ${row} 行 ${column ?? ''} ${value === null ? '' : `“${value}”`}：${reason}`,
  );
  const more = total > items.length ? [`  …… 共 ${total} 处，完整清单见导入页面`] : [];
  return [...lines, ...shown, ...more].join('\n');
}
