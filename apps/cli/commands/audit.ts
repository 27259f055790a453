import { type Command, InvalidArgumentError } from 'commander';
import { AuditArchiver, AuditSealer, AuditVerification, Fault } from '#platform';
import type { Output } from '../output.js';
import type { Session } from '../session.js';
import { type AddCommand, perform } from '../command.js';

interface VerifyOptions {
  readonly anchor: readonly Anchor[];
  readonly archive?: string;
}

interface Anchor {
  readonly number: bigint;
  readonly hash: string;
}

/** `audit …`: proving the trail. */
export const addAudit: AddCommand = (program) => {
  const audit = program.command('audit').description('审计记录');
  addVerify(audit);
  addSeal(audit);
  addArchive(audit);
};

function addVerify(audit: Command): void {
  audit
    .command('verify')
    .description('逐条核对审计链；有断点时指出第一处，退出码 1')
    .option('--anchor <number:hash>', '另存的链尾（可多次给出）：核对到此为止没有被整体重写', anchorOf, [])
    .option('--archive <file>', '核对一个归档文件，并与数据库中登记的锚点比对')
    .action(({ anchor, archive }: VerifyOptions, command: Command) =>
      perform(command, async (session, output) => {
        if (archive !== undefined) return verifyArchive(session, output, archive);
        const report = await session.get(AuditVerification).verify(anchor);
        const { broken, verified, head, unsealed } = report;
        output.result(
          report,
          `已核对 ${verified} 条，链尾 ${head.number}:${head.hash}；待封印 ${unsealed} 条`,
        );
        if (broken) throw new Fault('conflict', `audit-${broken.kind}`, `审计链断在这里：${broken.message}`);
      }),
    );
}

async function verifyArchive(session: Session, output: Output, path: string): Promise<void> {
  const report = await session.get(AuditArchiver).verify(path);
  const { head, verified, broken } = report;
  output.result(report, `已核对归档 ${head.first}–${head.last} 中的 ${verified} 条`);
  if (broken) throw new Fault('conflict', 'audit-archive', `归档断在这里：${broken.message}`);
}

function addArchive(audit: Command): void {
  audit
    .command('archive')
    .description('把早于保存期限的记录写成归档文件，再从数据库中删除（平时由推送进程完成）')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const files = await session.get(AuditArchiver).archive();
        output.result(files, files.map(({ file }) => `已归档 ${file}`).join('\n') || '没有需要归档的记录');
      }),
    );
}

function addSeal(audit: Command): void {
  audit
    .command('seal')
    .description('立即封印尚未封印的记录（平时由推送进程完成）')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const sealed = await session.get(AuditSealer).seal();
        output.result({ sealed }, `已封印 ${sealed} 条`);
      }),
    );
}

function anchorOf(text: string, before: readonly Anchor[]): Anchor[] {
  const [, number, hash] = /^(\d{1,18}):([0-9a-fA-F]{64})$/.exec(text) ?? [];
  if (!number || !hash) throw new InvalidArgumentError('应为 序号:64 位十六进制摘要');
  return [...before, { number: BigInt(number), hash }];
}
