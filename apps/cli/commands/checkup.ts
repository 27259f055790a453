import type { Command } from 'commander';
import {
  type CheckupCondition,
  type CheckupNode,
  describeChanges,
  describeEstimate,
  shownValue,
} from '#matching';
import { Vocabulary } from '#enterprises';
import { type CheckupAdvice, CheckupAdvisor, type CheckupItem, Checkups } from '#policies';
import { type AddCommand, perform } from '../command.js';

const verdicts = {
  eligible: '初步符合',
  undetermined: '待补充信息',
  needsPerson: '需人工认定',
  ineligible: '暂不符合',
  notInForce: '不在有效期',
} as const;
const signs = { yes: '✓', no: '✗', unknown: '？' } as const;

/** `checkup CODE`: one enterprise against every policy, each condition explained. */
export const addCheckup: AddCommand = (program) => {
  program
    .command('checkup')
    .argument('<code>', '统一社会信用代码')
    .description('政策体检')
    .option('--policy <code>', '只查一项政策')
    .option('--on <day>', '按这一天（YYYY-MM-DD）判断')
    .action((code: string, options: { policy?: string; on?: string }, command: Command) =>
      perform(command, async (session, output) => {
        const report = await session.get(Checkups).report(code.trim().toUpperCase(), options);
        const advice = session.get(CheckupAdvisor).advise(report);
        const { uscc, name } = report.known.enterprise;
        const words = new Words(session.get(Vocabulary), advice);
        const sum = describeEstimate(report.sum);
        const text = [
          `${name}（${uscc}），${report.on}`,
          ...report.items.flatMap((item) => words.lines(item)),
          ...words.supplyLines(),
          ...(sum ? [`\n初步符合的条目合计：${sum}（同组只计最高一项）`] : []),
          '以主管部门审核为准',
        ];
        const items = report.items.map((item) => words.json(item));
        const { on, sum: total } = report;
        output.result(
          { enterprise: { uscc, name }, on, items, sum: total, toSupply: words.supplyJson() },
          text.join('\n'),
        );
      }),
    );
};

/** A report in the words of a terminal, or as JSON. */
class Words {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly advice: CheckupAdvice,
  ) {}

  json(item: CheckupItem) {
    const { verdict: ruleVerdict, nearMiss, met, unmet, unknown, manual, missing, root } = item.outcome;
    return {
      policy: item.policy.code,
      version: item.policy.version.number,
      item: item.item.code,
      verdict: item.verdict,
      ruleVerdict,
      nearMiss,
      met,
      unmet,
      unknown,
      manual,
      missing,
      amount: item.estimate ?? null,
      advice: this.changesOf(item) ?? null,
      root,
    };
  }

  lines(item: CheckupItem): string[] {
    const { policy, verdict, outcome, estimate } = item;
    const supply =
      outcome.missing.length > 0
        ? `，待补充：${outcome.missing.map((key) => this.label(key)).join('、')}`
        : '';
    const near = outcome.nearMiss ? '，差一项' : '';
    const amount = estimate && describeEstimate(estimate);
    const changes = this.changesOf(item);
    return [
      `\n${verdicts[verdict]}  ${policy.title} — ${item.item.title}${near}${supply}`,
      ...(amount ? [`  金额：${amount}`] : []),
      ...(changes ? [`  建议：${describeChanges(changes, this.vocabulary.fields)}`] : []),
      ...this.conditionLines(outcome.root, 1),
    ];
  }

  supplyLines(): string[] {
    const lines = this.advice.toSupply.map(
      ({ field, unlocks, concerns }) =>
        `  ${this.label(field)}：涉及 ${concerns.length} 项，补充后可能符合 ${unlocks.length} 项`,
    );
    return lines.length > 0 ? ['\n最值得补充的信息', ...lines] : [];
  }

  supplyJson() {
    return this.advice.toSupply.map(({ field, unlocks, concerns, amount }) => ({
      field,
      unlocks: unlocks.map(({ item }) => item.code),
      concerns: concerns.length,
      amount,
    }));
  }

  private changesOf(item: CheckupItem) {
    return this.advice.nearest.find((each) => each.item === item)?.changes;
  }

  private label(key: string): string {
    return this.vocabulary.fields.get(key)?.label ?? key;
  }

  private conditionLines(node: CheckupNode, depth: number): string[] {
    if (node.kind === 'group') return node.children.flatMap((child) => this.conditionLines(child, depth + 1));
    const value = node.kind === 'condition' ? `现为 ${this.valueOf(node)}` : '需人工认定';
    return [`${'  '.repeat(depth)}${signs[node.truth]} ${node.text}（${value}）`];
  }

  private valueOf({ field: key, value }: CheckupCondition): string {
    const field = this.vocabulary.fields.get(key);
    return field ? shownValue(value, field, this.vocabulary.industries) : String(value ?? '缺数据');
  }
}
