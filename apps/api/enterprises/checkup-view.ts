import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CheckupCondition, CheckupGroup, CheckupNode } from '#matching';
import { Vocabulary } from '#enterprises';
import { type CheckupItem, type CheckupReport, describeValidity } from '#policies';
import type { checkupItem, CheckupNodeShape, checkupReport } from './enterprise.schema.js';
import { EnterpriseView } from './enterprise-view.js';

const disclaimer = '本结论由系统按登记数据计算，仅供参考，以主管部门审核为准。';
const groupTexts: Readonly<Record<CheckupGroup['combinator'], string>> = {
  and: '以下条件须全部符合',
  or: '以下条件符合其一即可',
  atLeast: '以下条件至少符合',
  score: '以下条件按分值合计，至少达到',
};

/** Puts a check-up into words: what was asked, what the enterprise has, and where the rule comes from. */
@Injectable()
export class CheckupView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly enterprises: EnterpriseView,
  ) {}

  report(
    { enterprise, on, items }: CheckupReport,
    populationVersion: number,
  ): z.output<typeof checkupReport> {
    const { uscc, name } = enterprise;
    return {
      enterprise: { uscc, name },
      on,
      populationVersion,
      disclaimer,
      items: items.map((item) => this.item(item, on)),
    };
  }

  private item({ policy, item, verdict, outcome }: CheckupItem, on: string): z.output<typeof checkupItem> {
    const { met, unmet, unknown, manual, nearMiss, missing, root } = outcome;
    return {
      policy: { code: policy.code, title: policy.title, department: policy.department.name },
      item: { code: item.code, title: item.title, benefit: item.benefit?.text ?? null },
      verdict,
      ruleVerdict: outcome.verdict,
      nearMiss,
      met,
      unmet,
      unknown,
      manual,
      missing: missing.map((key) => ({ key, label: this.vocabulary.fields.get(key)?.label ?? key })),
      validity: describeValidity(policy, on),
      root: this.node(root),
    };
  }

  /** A node of an explained rule, with everything beneath it. */
  node(node: CheckupNode): CheckupNodeShape {
    const { quote, source, advice, veto } = node.meta ?? {};
    const origin = { quote, source, advice, veto };
    if (node.kind === 'group') return { ...this.group(node), ...origin };
    if (node.kind === 'manual') return { kind: 'manual', truth: node.truth, text: node.text, ...origin };
    return { ...this.condition(node), ...origin };
  }

  private group(node: CheckupGroup): CheckupNodeShape {
    const { combinator, minimum, truth, meta, children, not } = node;
    const amount =
      minimum === undefined ? '' : combinator === 'atLeast' ? ` ${minimum} 项` : ` ${minimum} 分`;
    const text = meta?.label ?? `${groupTexts[combinator]}${amount}`;
    return {
      kind: 'group',
      truth,
      combinator,
      text: not ? `不属于：${text}` : text,
      children: children.map((child) => this.node(child)),
    };
  }

  private condition({ truth, text, field, unit, period, feed, value }: CheckupCondition): CheckupNodeShape {
    const fact = this.vocabulary.facts.byKey.get(field);
    const valueText = fact
      ? this.enterprises.text(fact, value)
      : value === undefined
        ? null
        : value === true
          ? '是'
          : '否';
    return { kind: 'condition', truth, text, field, unit, period, feed, valueText };
  }
}
