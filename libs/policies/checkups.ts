import { Injectable } from '@nestjs/common';
import { type Checkup, checkup, type Verdict } from '#matching';
import {
  completeFacts,
  type EnterpriseRow,
  Enterprises,
  storedFacts,
  TagAssertions,
  Vocabulary,
} from '#enterprises';
import { Clock, Fault } from '#platform';
import { Policies } from './policies.js';
import type { Policy, PolicyItem } from './policy.js';
import { isInForce } from './validity.js';

/** The check-up of one enterprise on one policy item. */
export interface CheckupItem {
  readonly policy: Policy;
  readonly item: PolicyItem;
  /** What counts: not in force goes before everything the rule says. */
  readonly verdict: Verdict;
  readonly outcome: Checkup;
}

export interface CheckupReport {
  readonly enterprise: EnterpriseRow;
  /** The day as of which validity and ages were taken. */
  readonly on: string;
  readonly items: readonly CheckupItem[];
}

/** Policy check-ups (政策体检) of single enterprises. */
@Injectable()
export class Checkups {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly assertions: TagAssertions,
    private readonly policies: Policies,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks an enterprise against every item of all policies, or of one.
   * @throws Fault when the enterprise or the policy does not exist
   */
  async report(uscc: string, options: { policy?: string; on?: string } = {}): Promise<CheckupReport> {
    const enterprise = await this.enterprises.get(uscc);
    if (enterprise.status !== 'active') {
      throw new Fault(
        'unprocessable',
        'enterprise-inactive',
        `${enterprise.name} 已注销或已合并，不做政策体检`,
      );
    }
    const on = options.on ?? this.clock.today();
    const policies = options.policy ? [await this.policies.get(options.policy)] : await this.policies.list();
    const asserted = await this.assertions.ofEnterprise(enterprise.ordinal, on);
    const facts = completeFacts(storedFacts(enterprise), {
      uscc,
      today: on,
      vocabulary: this.vocabulary,
      asserted,
    });
    const context = { today: on, industries: this.vocabulary.industries, catalogue: this.vocabulary.fields };
    const items = policies.flatMap((policy) =>
      policy.items.map((item) => {
        const outcome = checkup(item.rule, facts, context);
        return {
          policy,
          item,
          outcome,
          verdict: isInForce(policy, on) ? outcome.verdict : 'notInForce',
        } as const;
      }),
    );
    return { enterprise, on, items };
  }
}
