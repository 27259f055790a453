import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AMOUNT_UNIT, amountFields, describeChanges } from '#matching';
import { Vocabulary } from '#enterprises';
import {
  type CheckupAdvice,
  type CheckupItem,
  type CheckupReport,
  countsInSum,
  describeValidity,
  type ItemAdvice,
} from '#policies';
import { amountView } from './amount-view.js';
import type { checkupItem, checkupReport } from './checkup.schema.js';
import { ConditionView } from './condition-view.js';
import type { Sight } from './sight.js';

const disclaimer = '本结论由系统按登记数据计算，仅供参考，以主管部门审核为准。';

/** Puts a check-up into words: what was asked, what the enterprise has, and where the rule comes from. */
@Injectable()
export class CheckupView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionView,
  ) {}

  report(
    report: CheckupReport,
    advice: CheckupAdvice,
    populationVersion: number,
    sight: Sight,
  ): z.output<typeof checkupReport> {
    const { uscc, name } = report.known.enterprise;
    const nearest = new Map(advice.nearest.map((each) => [each.item, each]));
    const counted = report.items.filter(countsInSum);
    const mayReadSum = counted.length > 0 && counted.every(({ item }) => this.mayReadAmount(item, sight));
    return {
      enterprise: { uscc, name },
      on: report.on,
      populationVersion,
      disclaimer,
      knownSince: report.known.knownSince,
      sum: mayReadSum ? amountView(report.sum, this.vocabulary.fields) : null,
      toSupply: this.toSupply(advice, sight),
      items: report.items.map((item) => this.item(item, nearest.get(item), report.on, sight)),
    };
  }

  private item(
    { policy, item, verdict, outcome, estimate }: CheckupItem,
    advice: ItemAdvice | undefined,
    on: string,
    sight: Sight,
  ): z.output<typeof checkupItem> {
    const { met, unmet, unknown, manual, nearMiss, missing, root } = outcome;
    const { code, title, benefit, exclusionGroup } = item;
    return {
      policy: { code: policy.code, title: policy.title, department: policy.department.name },
      version: policy.version.number,
      item: { code, title, benefit: benefit?.text ?? null, means: benefit?.means ?? null, exclusionGroup },
      amount:
        estimate && this.mayReadAmount(item, sight)
          ? amountView(estimate, this.vocabulary.fields, benefit?.amount)
          : null,
      verdict,
      ruleVerdict: outcome.verdict,
      nearMiss,
      met,
      unmet,
      unknown,
      manual,
      missing: missing.map((key) => ({ key, label: this.label(key) })),
      advice: advice ? this.advice(advice, sight) : null,
      validity: describeValidity(policy, on),
      root: this.conditions.node(root, sight),
    };
  }

  /** An amount tells of the facts it is reckoned from. */
  private mayReadAmount({ benefit }: CheckupItem['item'], sight: Sight): boolean {
    return benefit?.amount !== undefined && amountFields(benefit.amount).every((key) => sight.mayRead(key));
  }

  /** None where it would tell a value that the reader may not see. */
  private advice({ changes }: ItemAdvice, sight: Sight): z.output<typeof checkupItem>['advice'] {
    if (!changes.every(({ field }) => sight.mayRead(field))) return null;
    return {
      text: describeChanges(changes, this.vocabulary.fields),
      changes: changes.map(({ field, from, to }) => ({
        field,
        label: this.label(field),
        from,
        to,
        unit: this.vocabulary.fields.get(field)?.unit,
      })),
    };
  }

  private toSupply({ toSupply }: CheckupAdvice, sight: Sight): z.output<typeof checkupReport>['toSupply'] {
    const isHidden = ({ item, estimate }: CheckupItem) => estimate && !this.mayReadAmount(item, sight);
    return toSupply.map(({ field, unlocks, concerns, amount }) => ({
      key: field,
      label: this.label(field),
      unlocks: unlocks.map(({ item }) => item.title),
      concerns: concerns.length,
      amount:
        amount > 0 && ![...unlocks, ...concerns].some(isHidden)
          ? `最高 ${amount.toLocaleString('zh-CN')} ${AMOUNT_UNIT}`
          : null,
    }));
  }

  private label(key: string): string {
    return this.vocabulary.fields.get(key)?.label ?? key;
  }
}
