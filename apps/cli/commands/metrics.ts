import { metricDefinitions, Metrics } from '#disclosure';
import { Departments } from '#platform';
import { type Command, InvalidArgumentError } from 'commander';
import { type AddCommand, perform } from '../command.js';
import { table } from '../output.js';

const pattern = /^\d{4}-\d{2}-\d{2}$/;

/** `metrics --from --to`: push statistics of a period. */
export const addMetrics: AddCommand = (program) => {
  program
    .command('metrics')
    .description('推送统计')
    .requiredOption('--from <day>', '开始日期 YYYY-MM-DD', day)
    .requiredOption('--to <day>', '结束日期 YYYY-MM-DD（含）', day)
    .option('--department <code>', '部门代码，默认全区')
    .action((scope: { from: string; to: string; department?: string }, command: Command) => {
      if (scope.from > scope.to) command.error('error: 开始日期不能晚于结束日期');
      return perform(command, async (session, output) => {
        const name = scope.department ? await session.get(Departments).name(scope.department) : '全区';
        const { values, activated, identities } = await session.get(Metrics).figures(scope);
        const rows = metricDefinitions.map(({ id, name: metric, unit }) => [
          id,
          metric,
          `${values[id]} ${unit}`,
        ]);
        const broken = identities.filter(({ holds }) => !holds).map(({ rule }) => `不成立：${rule}`);
        const text = [
          `${scope.from} 至 ${scope.to}，${name}`,
          table(rows),
          `其中已开通企业专属网页：${activated} 家`,
          ...broken,
        ].join('\n');
        output.result({ ...scope, metrics: values, activated, identities }, text);
      });
    });
};

function day(text: string): string {
  const real =
    pattern.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!real) throw new InvalidArgumentError('应为 YYYY-MM-DD 形式的日期。');
  return text;
}
