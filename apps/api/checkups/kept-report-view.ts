import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeEstimate } from '#matching';
import { Vocabulary } from '#enterprises';
import type { FactDifference, ItemDifference, KeptHead, KeptReport, Rerun } from '#policies';
import type { keptReport, keptReportChanges, keptReportPage } from './checkup.schema.js';
import { ConditionView } from './condition-view.js';
import type { Sight } from './sight.js';

type Head = z.output<typeof keptReportPage>['items'][number];

/** Puts kept check-up reports, and what a new run says differently, into words. */
@Injectable()
export class KeptReportView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionView,
  ) {}

  head({ id, at, day, person, populationVersion, verdicts }: KeptHead): Head {
    return { id, at: at.toISOString(), day, person, populationVersion: Number(populationVersion), verdicts };
  }

  /** An amount tells of the facts it is reckoned from; whoever may not see them is not told it. */
  report(report: KeptReport, sight: Sight): z.output<typeof keptReport> {
    return {
      ...this.head(report),
      uscc: report.uscc,
      items: report.items.map(({ asked: _asked, reckonedFrom, estimate, version, missing, ...item }) => ({
        ...item,
        version: version.number,
        missing: missing.map((key) => this.label(key)),
        amount: estimate && isReadable(reckonedFrom, sight) ? (describeEstimate(estimate) ?? null) : null,
      })),
    };
  }

  changes({ kept, day, differences }: Rerun, sight: Sight): z.output<typeof keptReportChanges> {
    return {
      kept: this.head(kept),
      day,
      items: differences.map((difference) => ({
        policy: difference.policy,
        policyTitle: difference.policyTitle,
        item: difference.item,
        itemTitle: difference.itemTitle,
        before: difference.before ?? null,
        after: difference.after ?? null,
        reasons: this.reasons(difference, sight),
      })),
    };
  }

  private reasons({ before, after, facts, versions, day }: ItemDifference, sight: Sight): string[] {
    if (before === undefined) return ['新增的政策条目'];
    if (after === undefined) return ['该条目已不再执行'];
    const reasons = [
      ...(versions ? [`规则由第 ${versions.before} 版改为第 ${versions.after} 版`] : []),
      ...facts.map((fact) => this.factReason(fact, sight)),
    ];
    if (reasons.length > 0) return reasons;
    return [day ? '判断日期不同：有效期、批次或按日期计算的条件有变' : '政策的有效期或批次有变'];
  }

  private factReason({ key, before, after }: FactDifference, sight: Sight): string {
    if (!sight.mayRead(key)) return `“${this.label(key)}”有变化（您无权查看数值）`;
    return `“${this.label(key)}”由${this.shown(key, before)}变为${this.shown(key, after)}`;
  }

  private shown(key: string, value: FactDifference['before']): string {
    const text = this.conditions.value(key, value);
    const unit = this.vocabulary.fields.get(key)?.unit;
    return text === null ? '暂无数据' : ` ${text}${unit ? ` ${unit}` : ''} `;
  }

  private label(key: string): string {
    return this.vocabulary.fields.get(key)?.label ?? key;
  }
}

/** Of what earlier versions kept nobody knows what it was reckoned from: only who sees everything is told it. */
function isReadable(fields: readonly string[] | undefined, { mayRead, all }: Sight): boolean {
  return fields === undefined ? all : fields.every(mayRead);
}
