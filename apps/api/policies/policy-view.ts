import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeAmount, describeRule, isGroup, type RuleGroup, type RuleNode } from '#matching';
import { Vocabulary } from '#enterprises';
import { Clock } from '#platform';
import { describeValidity, isInForce, isOpen, type Policy, type PolicyItem } from '#policies';
import type { policyDetail, policyItem, policyRow } from './policy.schema.js';

type PolicyHead = Omit<z.output<typeof policyRow>, 'items'>;
type Clause = z.output<typeof policyItem>['clauses'][number];

/** Puts a policy into words. */
@Injectable()
export class PolicyView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  head(policy: Policy): PolicyHead {
    const { code, title, department, documentNumber, themes, validFrom, validTo, version } = policy;
    const today = this.clock.today();
    return {
      code,
      title,
      department,
      documentNumber,
      themes: [...themes],
      validFrom,
      validTo,
      inForce: isInForce(policy, today),
      validity: describeValidity(policy, today),
      version: version.number,
      origin: policy.origin,
      repealedOn: policy.repealedOn,
    };
  }

  detail(policy: Policy): z.output<typeof policyDetail> {
    const { summary, source, rounds, items, profile, document, repealReason, supersededBy } = policy;
    const today = this.clock.today();
    const isRepealed = policy.repealedOn !== null && policy.repealedOn <= today;
    return {
      ...this.head(policy),
      summary,
      source,
      profile,
      document,
      repealReason,
      supersededBy,
      supersedes: [...policy.supersedes],
      rounds: rounds.map((round) => ({ ...round, open: !isRepealed && isOpen(round, today) })),
      items: items.map((item) => this.item(item)),
    };
  }

  /** A rule as one Chinese text. */
  ruleText(rule: RuleGroup): string {
    return describeRule(rule, this.vocabulary.fields, this.vocabulary.industries);
  }

  private item({
    id,
    code,
    title,
    benefit,
    exclusionGroup,
    rule,
    marks,
  }: PolicyItem): z.output<typeof policyItem> {
    return {
      id,
      code,
      title,
      benefit: benefit?.text ?? null,
      reckoning: benefit?.amount ? describeAmount(benefit.amount, this.vocabulary.fields) : null,
      exclusionGroup,
      rule,
      ruleText: this.ruleText(rule),
      clauses: clausesOf(rule, marks),
    };
  }
}

/** The quoted clauses of a rule, each once, in the order of the rule, with where they are marked in the document. */
function clausesOf(node: RuleNode, marks: PolicyItem['marks']): Clause[] {
  const { label, quote, source } = node.meta ?? {};
  const mark = marks.find(({ condition }) => condition === node.id);
  const span = mark ? { start: mark.start, end: mark.end } : null;
  const own = quote ? [{ label: label ?? '', quote, source, mark: span }] : [];
  const all = isGroup(node) ? [...own, ...node.rules.flatMap((child) => clausesOf(child, marks))] : own;
  return all.filter((clause, index) => all.findIndex((other) => other.quote === clause.quote) === index);
}
