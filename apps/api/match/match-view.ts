import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeEstimate } from '#matching';
import { Vocabulary } from '#enterprises';
import {
  type AmountSpan,
  amountSpans,
  type DeadlineSpan,
  deadlineSpans,
  describeValidity,
  type FacetChoice,
  type MatchEntry,
  type MatchPage,
} from '#policies';
import { verdict } from '../checkups/checkup.schema.js';
import { verdictNames } from '../checkups/verdict-names.js';
import type { matchPage, matchRow } from './match.schema.js';

const amountNames: Readonly<Record<AmountSpan, string>> = {
  under10: '10 万元以下',
  under100: '10 万至 100 万元',
  under1000: '100 万至 1,000 万元',
  over1000: '1,000 万元以上',
  open: '补充数据后可测算',
  hidden: '按您无权查看的指标计算',
  unpublished: '未公布或不以金额计',
};

const deadlineNames: Readonly<Record<DeadlineSpan, string>> = {
  month: '30 天内截止',
  quarter: '31 至 90 天内截止',
  later: '90 天后截止',
  always: '长期有效',
};

/** Puts policies as an enterprise looks for them into words. */
@Injectable()
export class MatchView {
  constructor(private readonly vocabulary: Vocabulary) {}

  page({ on, items, total, facets }: MatchPage): z.output<typeof matchPage> {
    return {
      on,
      total,
      items: items.map((entry) => this.row(entry, on)),
      facets: {
        department: [...facets.department],
        theme: [...facets.theme],
        industry: [...facets.industry],
        qualification: [...facets.qualification],
        amount: inOrder(facets.amount, amountSpans, amountNames),
        deadline: inOrder(facets.deadline, deadlineSpans, deadlineNames),
        verdict: inOrder(facets.verdict, verdict.options, verdictNames),
      },
    };
  }

  /** The same as rows of a table, with their header. */
  rows({ items, on }: MatchPage): string[][] {
    return [
      [
        '政策',
        '条目',
        '主管部门',
        '体检结论',
        '满足条件',
        '待补充信息',
        '支持内容',
        '金额',
        '申报截止',
        '有效期',
      ],
      ...items.map((entry) => cellsOf(this.row(entry, on))),
    ];
  }

  private row(
    { checkup, deadline, industries, qualifications, amountSpan }: MatchEntry,
    on: string,
  ): z.output<typeof matchRow> {
    const { policy, item, outcome, estimate } = checkup;
    const { met, unmet, unknown, manual, nearMiss, missing } = outcome;
    const { code, title, department, themes } = policy;
    return {
      policy: { code, title, department: department.name, themes: [...themes] },
      item: { code: item.code, title: item.title, benefit: item.benefit?.text ?? null },
      verdict: checkup.verdict,
      nearMiss: nearMiss && checkup.verdict === 'ineligible',
      met,
      conditions: met + unmet + unknown + manual,
      missing: missing.map((key) => this.vocabulary.fields.get(key)?.label ?? key),
      amount: amountSpan,
      amountText: (isTold(amountSpan) && estimate && describeEstimate(estimate)) || null,
      deadline,
      validity: describeValidity(policy, on),
      industries: industries.map(({ label }) => label),
      qualifications: qualifications.map(({ label }) => label),
    };
  }
}

const isTold = (span: AmountSpan): boolean => span !== 'unpublished' && span !== 'hidden';

function cellsOf(row: z.output<typeof matchRow>): string[] {
  const { policy, item, met, conditions, missing, amountText, deadline, validity } = row;
  const verdictText = verdictNames[row.verdict] + (row.nearMiss ? '（只差一项）' : '');
  const head = [policy.title, item.title, policy.department, verdictText, `${met}/${conditions}`];
  return [...head, missing.join('、'), item.benefit ?? '', amountText ?? '', deadline ?? '', validity];
}

/** Choices that have an order of their own, with their names. */
function inOrder<Value extends string>(
  choices: readonly FacetChoice[],
  order: readonly Value[],
  names: Readonly<Record<Value, string>>,
): FacetChoice[] {
  return order.flatMap((value) => {
    const choice = choices.find((each) => each.value === value);
    return choice ? [{ ...choice, label: names[value] }] : [];
  });
}
