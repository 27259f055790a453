import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type BackupManifest, Config, Fault, restoreBackup, writeBackup } from '#platform';
import { type Proof, proveRows, proveServices } from '../backup/restored-copy.js';
import { inScratchDatabase } from '../backup/scratch-database.js';
import { type AddCommand, perform } from '../command.js';
import { migrateDatabase } from '../migration.js';
import { type Output, table } from '../output.js';
import type { Session } from '../session.js';

interface RestoreOptions {
  readonly into: string;
  readonly verify?: boolean;
}

/** `backup`, `restore` and the drill that proves that one follows from the other. */
export const addBackup: AddCommand = (program) => {
  program
    .command('backup')
    .argument('<file>', '备份文件；写完才有这个名字，半途中断不留下任何东西')
    .description('备份整个数据库（同一时刻的快照，不影响使用）')
    .action((file: string, _options, command: Command) =>
      perform(command, async (session, output) => {
        const manifest = await writeBackup(session.get(Config).databaseUrl, resolve(file));
        output.result({ file, ...manifest }, `${summary(manifest)}\n已写入 ${file}`);
      }),
    );
  program
    .command('restore')
    .argument('<file>', '备份文件')
    .requiredOption('--into <url>', '空的目标数据库，postgres://用户:密码@主机:端口/库名')
    .option('--verify', '恢复后逐项核对')
    .description('把备份恢复到一个空的数据库')
    .action(restore);
  program
    .command('drill')
    .argument('[file]', '备份文件；不给则现做一份，演练后删除')
    .description('恢复演练：恢复到临时数据库，逐项核对，再删除临时数据库')
    .action((file: string | undefined, _options, command: Command) =>
      perform(command, async (session, output) => {
        const url = session.get(Config).databaseUrl;
        const { manifest, proofs } = await withBackup(url, file, (path) =>
          inScratchDatabase(url, (scratch) => rehearse(session, path, scratch)),
        );
        tell(output, manifest, proofs);
      }),
    );
};

/** That it was restored stands in the trail of the copy; the rows are compared before. */
async function restore(file: string, { into, verify }: RestoreOptions, command: Command): Promise<void> {
  let manifest: BackupManifest | undefined;
  const proofs: Proof[] = [];
  await perform(
    command,
    async (session, output) => {
      if (!manifest) return;
      if (verify) proofs.push(...(await proveServices(session, manifest)));
      tell(output, manifest, proofs);
    },
    async (url) => {
      await migrateDatabase(url);
      manifest = await restoreBackup(resolve(file), url);
      if (verify) proofs.push(await proveRows(url, manifest));
    },
    into,
  );
}

async function rehearse(session: Session, path: string, scratch: string) {
  await migrateDatabase(scratch);
  const manifest = await restoreBackup(path, scratch);
  const rows = await proveRows(scratch, manifest);
  const copy = await session.beside(scratch);
  try {
    return { manifest, proofs: [rows, ...(await proveServices(copy, manifest))] };
  } finally {
    await copy.close();
  }
}

async function withBackup<Result>(
  url: string,
  file: string | undefined,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  if (file !== undefined) return work(resolve(file));
  const path = join(tmpdir(), `policy-push-drill-${process.pid}.backup`);
  try {
    await writeBackup(url, path);
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

function tell(output: Output, manifest: BackupManifest, proofs: readonly Proof[]): void {
  const rows = proofs.map(({ what, holds, found }) => [holds ? '通过' : '不通过', what, found]);
  output.result(
    { manifest, proofs },
    [summary(manifest), ...(rows.length > 0 ? [table(rows)] : [])].join('\n'),
  );
  const failed = proofs.filter(({ holds }) => !holds);
  if (failed.length > 0)
    throw new Fault(
      'conflict',
      'restore-unproved',
      `恢复的数据没有通过核对：${failed.map(({ what }) => what).join('、')}`,
    );
}

function summary({ tables, takenAt, auditHead }: BackupManifest): string {
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  return `备份于 ${takenAt}：${tables.length} 张表，${rows} 行；审计链尾 ${auditHead.number}:${auditHead.hash}`;
}
