import type { Command } from 'commander';
import { loadVocabulary, TagRegister } from '#enterprises';
import { Config } from '#platform';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';
import type { Session } from '../session.js';

/** `tags refresh`: all tags anew, stored as sets. */
export const addTags: AddCommand = (program) => {
  const tags = program.command('tags').description('标签');
  tags
    .command('refresh')
    .alias('recompute')
    .description('重新载入目录，重新计算并保存全部标签，说明各步用时')
    .action((_options, command: Command) =>
      perform(command, async (session, output) => {
        const catalogueMs = await catalogueTime(session);
        const { version, tags: counts, durations } = await session.get(TagRegister).refresh();
        const spent = rounded({ catalogueMs, ...durations });
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
        output.result({ version, durations: spent, tags: list }, `${table(rows)}\n${timesOf(spent)}`);
      }),
    );
};

/** How long the catalogue takes to be read and checked, every case of every tag included. */
async function catalogueTime(session: Session): Promise<number> {
  const started = performance.now();
  await loadVocabulary(session.get(Config).configDirectory);
  return performance.now() - started;
}

const rounded = <Keys extends string>(times: Record<Keys, number>): Record<Keys | 'totalMs', number> => {
  const all = { ...times, totalMs: Object.values<number>(times).reduce((sum, each) => sum + each, 0) };
  return Object.fromEntries(
    Object.entries<number>(all).map(([key, ms]) => [key, Math.round(ms)]),
  ) as typeof all;
};

const timesOf = ({ catalogueMs, populationMs, storeMs, totalMs }: Record<string, number>): string =>
  `用时 ${totalMs} 毫秒：目录 ${catalogueMs}，指标列与标签 ${populationMs}，保存 ${storeMs}`;
