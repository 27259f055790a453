import type { Command } from 'commander';
import { PrivacyNotices } from '#enterprises';
import { CatalogueReview, CatalogueSync, Policies } from '#policies';
import { type AddCommand, perform } from '../command.js';
import { migrateDatabase } from '../migration.js';
import { warningLines } from './rules.js';

/** `migrate`: the present schema, then the operator's departments and policies. */
export const addMigrate: AddCommand = (program) => {
  program
    .command('migrate')
    .description('更新数据库结构，载入部门、政策与个人信息告知')
    .action(async (_options, command: Command) => {
      let migrations: string[] = [];
      await perform(
        command,
        async (session, output) => {
          const policies = await session.get(CatalogueSync).run();
          const notice = await session.get(PrivacyNotices).publish();
          const warnings = await session.get(CatalogueReview).warnings();
          const takenOver = await session.get(Policies).takenOver();
          output.result(
            { migrations, policies, notice, takenOver, warnings },
            [
              migrations.length > 0 ? `已更新：${migrations.join('、')}` : '数据库结构已是最新',
              ...(policies.length > 0 ? [`新版政策：${policies.join('、')}`] : []),
              ...(notice ? ['已公布新版个人信息处理告知'] : []),
              ...(takenOver.length > 0
                ? [`已由部门在网页上维护、文件不再载入：${takenOver.join('、')}`]
                : []),
              ...warningLines(warnings),
            ].join('\n'),
          );
        },
        async (url) => {
          migrations = await migrateDatabase(url);
        },
      );
    });
};
