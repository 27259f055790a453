import type { Command } from 'commander';
import { type Fact, type PlacedWarning, RuleReviews } from '#enterprises';
import { CatalogueReview } from '#policies';
import { Fault } from '#platform';
import { type AddCommand, perform } from '../command.js';
import type { Output } from '../output.js';
import { readRuleFile } from '../rule-file.js';
import type { Session } from '../session.js';

/** `rules check [RULE.json]`: what is wrong with a rule, or with all rules of the operator's files. */
export const addRules: AddCommand = (program) => {
  const rules = program.command('rules').description('规则');
  rules
    .command('check')
    .argument('[rule]', '规则文件（JSON）；- 为标准输入；不写则检查全部标签和政策')
    .description('检查规则：错误、矛盾、多余的条件、分档、无企业符合，并给出中文全文和 SQL')
    .action((file: string | undefined, _options, command: Command) =>
      perform(command, (session, output) =>
        file === undefined ? checkAll(session, output) : checkOne(file, session, output),
      ),
    );
};

async function checkOne(file: string, session: Session, output: Output): Promise<void> {
  const review = await session.get(RuleReviews).of(await readRuleFile(file), () => true);
  if (review.faults.length > 0)
    throw new Fault('invalid', 'rule-invalid', `${file} 不是有效的规则`, [...review.faults]);
  const { warnings, sentences, sql, sqlRefusals, expiring } = review;
  const lines = warnings.map(({ pointer, message }) => `提醒 ${pointer || '/'}：${message}`);
  const refused = sqlRefusals.map(({ pointer, message }) => `不能写成 SQL ${pointer || '/'}：${message}`);
  output.result(
    { warnings, sentences, sql: sql ?? null, sqlRefusals, expiring: expiring.map(({ key }) => key) },
    [
      sentences ?? '',
      ...lines,
      ...(sql === undefined ? refused : [`SQL：${sql}`, ...expiryLine(expiring)]),
    ].join('\n'),
  );
}

/** SQL knows no age of values. */
function expiryLine(expiring: readonly Fact[]): string[] {
  if (expiring.length === 0) return [];
  const named = expiring
    .map(({ label, staleAfterMonths }) => `${label}（${staleAfterMonths} 个月）`)
    .join('、');
  return [`SQL 不判断数值是否过期，执行前须把过期的置为 NULL：${named}`];
}

async function checkAll(session: Session, output: Output): Promise<void> {
  const warnings = await session.get(CatalogueReview).withPopulation();
  const text = warnings.length > 0 ? warningLines(warnings).join('\n') : '全部标签和政策的规则没有发现问题';
  output.result({ warnings }, text);
}

/** Warnings as lines of text. */
export const warningLines = (warnings: readonly PlacedWarning[]): string[] =>
  warnings.map(({ place, pointer, message }) => `提醒 ${place} ${pointer || '/'}：${message}`);
