import type { Command } from 'commander';
import type { CheckupNode } from '#matching';
import { Vocabulary } from '#enterprises';
import { Checkups, type CheckupItem } from '#policies';
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
        const { enterprise, on, items } = await session
          .get(Checkups)
          .report(code.trim().toUpperCase(), options);
        const { fields } = session.get(Vocabulary);
        const label = (key: string) => fields.get(key)?.label ?? key;
        const { uscc, name } = enterprise;
        const text = [
          `${name}（${uscc}），${on}`,
          ...items.flatMap((item) => linesOf(item, label)),
          '以主管部门审核为准',
        ];
        output.result({ enterprise: { uscc, name }, on, items: items.map(jsonOf) }, text.join('\n'));
      }),
    );
};

function jsonOf({ policy, item, verdict, outcome }: CheckupItem) {
  const { verdict: ruleVerdict, nearMiss, met, unmet, unknown, manual, missing, root } = outcome;
  return {
    policy: policy.code,
    item: item.code,
    verdict,
    ruleVerdict,
    nearMiss,
    met,
    unmet,
    unknown,
    manual,
    missing,
    root,
  };
}

function linesOf({ policy, item, verdict, outcome }: CheckupItem, label: (key: string) => string): string[] {
  const supply = outcome.missing.length > 0 ? `，待补充：${outcome.missing.map(label).join('、')}` : '';
  const near = outcome.nearMiss ? '，差一项' : '';
  const head = `\n${verdicts[verdict]}  ${policy.title} — ${item.title}${near}${supply}`;
  return [head, ...conditionLines(outcome.root, 1)];
}

function conditionLines(node: CheckupNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (node.kind === 'group') return node.children.flatMap((child) => conditionLines(child, depth + 1));
  const value =
    node.kind === 'condition'
      ? `（现为 ${node.value === undefined ? '无数据' : String(node.value)}${node.value === undefined ? '' : (node.unit ?? '')}）`
      : '（需人工认定）';
  return [`${indent}${signs[node.truth]} ${node.text}${value}`];
}
