import type { Command } from 'commander';
import { TagRegister } from '#enterprises';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';

/** `tags refresh`: all tags anew, stored as sets. */
export const addTags: AddCommand = (program) => {
  const tags = program.command('tags').description('标签');
  tags
    .command('refresh')
    .description('重新计算并保存全部标签')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const { version, tags: counts } = await session.get(TagRegister).refresh();
        const list = counts.map(({ tag: { code, label, group }, members, undetermined }) => ({
          code,
          label,
          group,
          members,
          undetermined,
        }));
        const rows = list.map(({ code, label, group, members, undetermined }) => [
          code,
          group,
          label,
          `${members} 家`,
          `待补充 ${undetermined} 家`,
        ]);
        output.result({ version, tags: list }, table(rows));
      }),
    );
};
