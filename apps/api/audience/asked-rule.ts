import { Injectable } from '@nestjs/common';
import type { RuleGroup } from '#matching';
import { Policies } from '#policies';
import { DraftCheck } from '#push';

/** A rule that somebody asks about, and the policy whose it is. */
export interface AskedRule {
  readonly rule: RuleGroup;
  readonly policy: string | null;
}

/** Finds the rule that a question is about: that of a policy item, or one that is being written. */
@Injectable()
export class AskedRules {
  constructor(
    private readonly policies: Policies,
    private readonly drafts: DraftCheck,
  ) {}

  /** @throws Fault when there is no such item, or with the places where the rule is faulty */
  async find({ rule, item }: { rule?: unknown; item?: string }): Promise<AskedRule> {
    if (item === undefined) return { rule: this.drafts.rule(rule), policy: null };
    const found = await this.policies.item(item);
    return { rule: found.item.rule, policy: found.policy };
  }
}
