import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { erasedCode, personalCopy } from '#enterprises';
import { KeyRotation, personIdNumber, personPhone, type SealedColumn } from '#platform';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';

const keyBytes = 32;

/** Every column with sealed identifiers. A new one is one line. */
const sealedColumns: readonly SealedColumn[] = [personPhone, personIdNumber, personalCopy];

/** `keys …`: the keys that personal data is sealed with. */
export const addKeys: AddCommand = (program) => {
  const keys = program.command('keys').description('个人信息的加密密钥');
  keys
    .command('new')
    .argument('<name>', '密钥名称，例如 2026-11')
    .description('生成一把密钥，写到标准输出；把它放到 DATA_KEYS 的最前面')
    .action(
      (name: string) => void process.stdout.write(`${name}:${randomBytes(keyBytes).toString('base64')}\n`),
    );
  keys
    .command('uses')
    .description('各密钥加密或标记了多少个值；一个也没有的密钥可以从 DATA_KEYS 中去掉')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const uses = await session.get(KeyRotation).uses([...sealedColumns, erasedCode]);
        const rows = uses.map(({ column, key, cipher, values }) => [column, key, cipher, `${values} 个`]);
        output.result(uses, rows.length > 0 ? table(rows) : '没有加密的值');
      }),
    );
  keys
    .command('rotate')
    .description('用 DATA_KEYS 中的第一把密钥和 DATA_CIPHER 重新加密；可随时中断、重复')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const progress = (done: number): void => output.progress(`已重新加密 ${done} 个`);
        const rotated = await session.get(KeyRotation).rotate(sealedColumns, progress);
        output.endProgress();
        output.result({ rotated }, rotated > 0 ? `已重新加密 ${rotated} 个值` : '全部已用当前密钥加密');
      }),
    );
};
