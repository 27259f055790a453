import type { Command } from 'commander';
import { type Audience, count, type EnterpriseSet, ordinals } from '#matching';
import { Enterprises, Populations } from '#enterprises';
import { DraftCheck } from '#push';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';
import { readRuleFile } from '../rule-file.js';
import type { Session } from '../session.js';

const segments = {
  eligible: '初步符合',
  undetermined: '待补充信息',
  needsPerson: '需人工认定',
  nearMiss: '差一项',
  ineligible: '暂不符合',
} as const satisfies Record<keyof Audience, string>;
const names = Object.keys(segments) as (keyof Audience)[];

/** `audience RULE.json`: whom a rule reaches. */
export const addAudience: AddCommand = (program) => {
  program
    .command('audience')
    .argument('<rule>', '规则文件（JSON）；- 为标准输入')
    .description('计算规则的受众')
    .option('--list', '列出各分组的统一社会信用代码')
    .action((file: string, { list }: { list?: boolean }, command: Command) =>
      perform(command, async (session, output) => {
        const rule = session.get(DraftCheck).rule(await readRuleFile(file));
        const { version, matcher } = await session.get(Populations).current();
        const audience = matcher.audience(rule);
        const sizes = Object.fromEntries(names.map((name) => [name, count(audience[name])]));
        const members = list ? await listMembers(session, audience) : undefined;
        const lines = members
          ? Object.entries(members).flatMap(([name, codes]) => codes.map((code) => `${name}\t${code}`))
          : [];
        const text = table(names.map((name) => [segments[name], `${sizes[name] ?? 0} 家`]));
        output.result(
          { populationVersion: version, sizes, ...(members && { members }) },
          list ? lines.join('\n') : text,
        );
      }),
    );
};

async function listMembers(session: Session, audience: Audience): Promise<Record<string, string[]>> {
  const codes = async (set: EnterpriseSet): Promise<string[]> => {
    const rows = await session.get(Enterprises).named([...ordinals(set)]);
    return rows.map(({ uscc }) => uscc);
  };
  const entries = await Promise.all(
    names.map(async (name): Promise<[string, string[]]> => [name, await codes(audience[name])]),
  );
  return Object.fromEntries(entries);
}
