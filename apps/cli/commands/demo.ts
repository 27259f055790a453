import type { Command } from 'commander';
import { type AddCommand, perform } from '../command.js';
import { DemoDistrict } from '../demo/demo-district.js';

const district = 252_806;

/** `demo`: the generated district, loaded once. */
export const addDemo: AddCommand = (program) => {
  program
    .command('demo')
    .description('载入生成的演示区（只在空库上，且只载入一次）')
    .option('--enterprises <n>', '企业数', Number, district)
    .action(({ enterprises }: { enterprises: number }, command: Command) =>
      perform(command, async (session, output) => {
        const loaded = await session.get(DemoDistrict).load(enterprises, (text) => output.progress(text));
        output.endProgress();
        output.result(
          { loaded },
          loaded > 0 ? `已生成 ${loaded} 家演示企业` : '已有企业数据，不再载入演示数据',
        );
      }),
    );
};
