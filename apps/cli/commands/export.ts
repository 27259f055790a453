import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { type ExportedEnterprise, formatCell, RegistryExport, Vocabulary } from '#enterprises';
import { csvStream } from '#platform';
import { type AddCommand, perform } from '../command.js';

type Format = 'csv' | 'ndjson';

/** `export FILE`: every enterprise with all facts, derived ones and tags. */
export const addExport: AddCommand = (program) => {
  program
    .command('export')
    .argument('<file>', '输出文件，扩展名 .csv 或 .ndjson；- 为标准输出')
    .description('导出全部企业：指标、派生指标和标签')
    .addOption(new Option('--format <format>', '格式，默认按扩展名').choices(['csv', 'ndjson']))
    .action((file: string, options: { format?: Format }, command: Command) =>
      perform(command, async (session, output) => {
        const format = options.format ?? (file.endsWith('.csv') ? 'csv' : 'ndjson');
        let enterprises = 0;
        const counted = async function* () {
          for await (const each of session.get(RegistryExport).each()) {
            enterprises++;
            if (enterprises % 50_000 === 0) output.progress(`已导出 ${enterprises} 家`);
            yield each;
          }
        };
        const body = format === 'csv' ? csvOf(counted(), session.get(Vocabulary)) : ndjsonOf(counted());
        if (file === '-') return pipeline(body, process.stdout, { end: false });
        await writeWhole(body, resolve(file));
        output.endProgress();
        output.result({ file, format, enterprises }, `已导出 ${enterprises} 家企业到 ${file}`);
      }),
    );
};

/** A file that is there is whole: it gets its name when everything is written. Only its owner can read it. */
async function writeWhole(body: Readable, path: string): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const sink: Writable = createWriteStream(partial, { mode: 0o600 });
    await pipeline(body, sink);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

function ndjsonOf(enterprises: AsyncIterable<ExportedEnterprise>): Readable {
  return Readable.from(
    (async function* () {
      for await (const each of enterprises) yield `${JSON.stringify(each)}\n`;
    })(),
  );
}

function csvOf(enterprises: AsyncIterable<ExportedEnterprise>, { facts, tags }: Vocabulary): Readable {
  const header = [
    '统一社会信用代码',
    '企业名称',
    '登记状态',
    ...facts.facts.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label)),
    ...tags.tags.map(({ label }) => `标签：${label}`),
  ];
  const rows = async function* () {
    yield header;
    for await (const { uscc, name, status, facts: values, tags: has } of enterprises) {
      const cells = facts.facts.map((fact) => {
        const value = values[fact.key];
        return value === null || value === undefined ? '' : formatCell(fact, value);
      });
      yield [uscc, name, status, ...cells, ...tags.tags.map(({ code }) => tagText(has[code]))];
    }
  };
  return Readable.from(rows()).pipe(csvStream());
}

function tagText(has: boolean | null | undefined): string {
  if (has === true) return '是';
  return has === false ? '否' : '';
}
