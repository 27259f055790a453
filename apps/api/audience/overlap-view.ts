import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { countBoth, count, emptySet, type EnterpriseSet, union } from '#matching';
import { Populations } from '#enterprises';
import type { Actor } from '#platform';
import { type ItemReach, PolicyReach } from '#policies';
import { ToldPolicies } from '#push';
import type { AskedRule } from './asked-rule.js';
import { basisOf, since } from './audience-basis.js';
import type { ruleOverlap } from './audience.schema.js';
import { RuleRights } from './rule-rights.js';

type Overlap = z.output<typeof ruleOverlap>;

interface Compared {
  readonly eligible: EnterpriseSet;
  readonly told: ReadonlyMap<string, EnterpriseSet>;
  readonly rule: AskedRule['rule'];
  readonly actor: Actor;
}

/** How a rule's enterprises overlap with those of other policies and with those who were told already. */
@Injectable()
export class OverlapView {
  constructor(
    private readonly populations: Populations,
    private readonly reach: PolicyReach,
    private readonly told: ToldPolicies,
    private readonly rights: RuleRights,
  ) {}

  async of({ rule, policy }: AskedRule, item: string | undefined, actor: Actor): Promise<Overlap> {
    const started = performance.now();
    const snapshot = await this.populations.current();
    const { blocks } = snapshot.population;
    const right = this.rights.of(actor, rule);
    const told = await this.told.sets(blocks);
    const { eligible } = snapshot.matcher.audience(rule);
    const others = (await this.reach.items(snapshot)).filter((each) => each.item.id !== item);
    const ofAny = [...told.values()].reduce<EnterpriseSet>((all, set) => union(all, set), emptySet(blocks));
    const toldOfIt = policy === null ? undefined : (told.get(policy) ?? emptySet(blocks));
    return {
      ...basisOf(snapshot, right),
      eligible: right.tell(count(eligible)),
      told: toldOfIt ? right.tell(countBoth(eligible, toldOfIt)) : null,
      toldOfAny: right.tell(countBoth(eligible, ofAny)),
      // By what is told: the order of the counts themselves would tell the small ones apart.
      items: others
        .map((other) => this.item(other, { eligible, told, rule, actor }))
        .sort((a, b) => (b.both.count ?? 0) - (a.both.count ?? 0)),
      tookMs: since(started),
    };
  }

  /** What two rules have in common rests on the facts of both. */
  private item(
    { policy, item, audience }: ItemReach,
    { eligible, told, rule, actor }: Compared,
  ): Overlap['items'][number] {
    const of = this.rights.of(actor, item.rule);
    const ofBoth = this.rights.of(actor, rule, item.rule);
    const toldOfIt = told.get(policy.code);
    return {
      policy: policy.code,
      policyTitle: policy.title,
      item: item.id,
      itemTitle: item.title,
      eligible: of.tell(count(audience.eligible)),
      both: ofBoth.tell(countBoth(eligible, audience.eligible)),
      told: ofBoth.tell(toldOfIt ? countBoth(eligible, toldOfIt) : 0),
    };
  }
}
