import type { Command } from 'commander';
import { type Audience, count, type EnterpriseSet, ordinals, type RuleGroup } from '#matching';
import { Enterprises, Populations, Vocabulary } from '#enterprises';
import { DraftCheck } from '#push';
import { type AddCommand, perform } from '../command.js';
import { insightInWords, insightOf } from '../insight.js';
import { type Output, table } from '../output.js';
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

interface Options {
  list?: boolean;
  insight?: boolean;
}

/** `audience RULE.json`: whom a rule reaches, and what each of its conditions costs. */
export const addAudience: AddCommand = (program) => {
  program
    .command('audience')
    .argument('<rule>', '规则文件（JSON）；- 为标准输入')
    .description('计算规则的受众')
    .option('--list', '列出各分组的统一社会信用代码')
    .option('--insight', '另给出每个条件的瓶颈、门槛试算和按街镇、行业、规模的分布')
    .action((file: string, options: Options, command: Command) =>
      perform(command, async (session, output) => {
        const rule = session.get(DraftCheck).rule(await readRuleFile(file));
        await tell(rule, options, session, output);
      }),
    );
};

async function tell(rule: RuleGroup, options: Options, session: Session, output: Output): Promise<void> {
  const snapshot = await session.get(Populations).current();
  const audience = snapshot.matcher.audience(rule);
  const sizes = Object.fromEntries(names.map((name) => [name, count(audience[name])]));
  const members = options.list ? await listMembers(session, audience) : undefined;
  const insight = options.insight ? insightOf(rule, snapshot, session.get(Vocabulary)) : undefined;
  const text = [
    ...(members ? memberLines(members) : [table(names.map((name) => [segments[name], `${sizes[name]} 家`]))]),
    ...(insight ? insightInWords(insight) : []),
  ];
  const { version: populationVersion, day } = snapshot;
  output.result({ populationVersion, day, sizes, ...(members && { members }), ...insight }, text.join('\n'));
}

const memberLines = (members: Record<string, string[]>): string[] =>
  Object.entries(members).flatMap(([name, codes]) => codes.map((code) => `${name}\t${code}`));

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
