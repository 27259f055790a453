import { Injectable } from '@nestjs/common';
import { type CheckupContext, checkup, estimate, type Facts, total } from '#matching';
import { type KnownEnterprise, KnownFacts, Vocabulary } from '#enterprises';
import { Clock, Fault } from '#platform';
import { Policies } from '../policies.js';
import type { Policy, PolicyItem } from '../policy.js';
import { isInForce } from '../validity.js';
import type { CheckupItem, CheckupReport } from './checkup-report.js';

/** What is asked: all policies or one, today or a past day, with what the enterprise says of itself or without. */
export interface CheckupQuestion {
  readonly policy?: string;
  /** YYYY-MM-DD; of a past day with the rules and the facts of that day. */
  readonly on?: string;
  /** 自行申报 counts for the enterprise's own check-up only. */
  readonly declared?: boolean;
}

/** Policy check-ups (政策体检) of single enterprises. */
@Injectable()
export class Checkups {
  constructor(
    private readonly facts: KnownFacts,
    private readonly policies: Policies,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks an enterprise against every item of all policies, or of one.
   * @throws Fault when the enterprise or the policy does not exist, or the enterprise is no longer active
   */
  async report(uscc: string, question: CheckupQuestion = {}): Promise<CheckupReport> {
    const on = question.on ?? this.clock.today();
    const known = await this.facts.of(uscc, { on, declared: question.declared });
    refuseInactive(known);
    const items = (await this.policiesOf(question, on)).flatMap((policy) =>
      policy.items.map((item) => this.item(policy, item, known.facts, on)),
    );
    return { known, on, items, sum: total(items.filter(countsInSum).map(claimOf)) };
  }

  private async policiesOf({ policy }: CheckupQuestion, on: string): Promise<Policy[]> {
    const day = on < this.clock.today() ? on : undefined;
    return policy === undefined ? this.policies.list(day) : [await this.policies.get(policy, day)];
  }

  private item(policy: Policy, item: PolicyItem, facts: Facts, on: string): CheckupItem {
    const { industries, fields } = this.vocabulary;
    const context: CheckupContext = { today: on, industries, catalogue: fields };
    const outcome = checkup(item.rule, facts, context);
    const amount = item.benefit?.amount;
    return {
      policy,
      item,
      outcome,
      verdict: isInForce(policy, on) ? outcome.verdict : 'notInForce',
      estimate: amount && estimate(amount, facts, fields),
    };
  }
}

function refuseInactive({ enterprise }: KnownEnterprise): void {
  if (enterprise.status === 'active') return;
  const message = `${enterprise.name} 已注销或已合并，不做政策体检`;
  throw new Fault('unprocessable', 'enterprise-inactive', message);
}

/** Whether an item's amount is money to be had or saved now; what is left to pay is no benefit to add up. */
export const countsInSum = ({ verdict, estimate: amount, item }: CheckupItem): boolean =>
  verdict === 'eligible' && amount !== undefined && item.benefit?.means !== 'payable';

const nothing = { low: 0, high: 0, ceiling: false, missing: [] };
const claimOf = ({ estimate: amount, item }: CheckupItem) => ({
  estimate: amount ?? nothing,
  exclusionGroup: item.exclusionGroup,
});
