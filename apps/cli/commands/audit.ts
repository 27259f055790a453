import { type Command, InvalidArgumentError } from 'commander';
import { AuditSealer, AuditVerification, Fault } from '#platform';
import { type AddCommand, perform } from '../command.js';

interface VerifyOptions {
  readonly anchor: readonly Anchor[];
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
};

function addVerify(audit: Command): void {
  audit
    .command('verify')
    .description('逐条核对审计链；有断点时指出第一处，退出码 1')
    .option('--anchor <number:hash>', '另存的链尾（可多次给出）：核对到此为止没有被整体重写', anchorOf, [])
    .action(({ anchor }: VerifyOptions, command: Command) =>
      perform(command, async (session, output) => {
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
