import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { amountFields } from '#matching';
import { type Fact, type FactPortrait, factsUsed, FeedFreshnesses, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { describeValidity, isInForce, Policies, type Policy, type PolicyItem } from '#policies';
import { RuleRights } from '../audience/rule-rights.js';
import type { factDetail } from './catalogue.schema.js';
import { FactView } from './fact-view.js';

type Shown = z.output<typeof factDetail>;

/** Everything about one fact: what it is, where it comes from and how fresh, how it is spread, and what rests on it. */
@Injectable()
export class FactPortraitView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly facts: FactView,
    private readonly freshnesses: FeedFreshnesses,
    private readonly policies: Policies,
    private readonly rights: RuleRights,
  ) {}

  async of(portrait: FactPortrait, actor: Actor): Promise<Shown> {
    const { fact, populationVersion, day } = portrait;
    const shown = (await this.facts.list()).find(({ key }) => key === fact.key);
    if (!shown) throw new Error(`the catalogue lost ${fact.key} while it was read`);
    const right = this.rights.of(actor, { field: fact.key, operator: 'notNull' });
    return {
      ...shown,
      populationVersion,
      day,
      exact: right.full,
      active: portrait.active,
      known: right.tell(portrait.known),
      expired: right.tell(portrait.expired),
      // Whoever is told no more than that few are few must not learn where there is nobody at all.
      bands: portrait.bands
        .filter(({ enterprises }) => enterprises > 0 || !right.full)
        .map(({ label, enterprises }) => ({ label, enterprises: right.tell(enterprises) })),
      overlapping: fact.type === 'enumSet',
      freshness: await this.freshness(fact),
      restsOn: (fact.restsOn ?? []).map((key) => this.named(key)),
      usedByFacts: this.vocabulary.facts.facts
        .filter(({ restsOn }) => restsOn?.includes(fact.key))
        .map(({ key }) => this.named(key)),
      usedByPolicies: (await this.policies.list()).flatMap((policy) => this.uses(fact, policy, day)),
    };
  }

  /** Of a derived fact none: it is as fresh as those it rests on. */
  private async freshness({ feeds }: Fact): Promise<Shown['freshness']> {
    const all = await this.freshnesses.list();
    return feeds.flatMap((name) => {
      const found = all.find(({ feed }) => feed.name === name);
      if (!found) return [];
      const { departmentName, imports, due, overdue, feed } = found;
      const last = imports[0]?.at.toISOString() ?? null;
      return [{ name, department: departmentName, cadence: feed.cadence, last, due, overdue }];
    });
  }

  private uses(fact: Fact, policy: Policy, day: string): Shown['usedByPolicies'] {
    return policy.items
      .filter((item) => this.asks(item, fact) || reckonsWith(item, fact))
      .map((item) => ({
        code: policy.code,
        title: policy.title,
        item: item.title,
        how: this.asks(item, fact) ? ('condition' as const) : ('amount' as const),
        inForce: isInForce(policy, day),
        validity: describeValidity(policy, day),
      }));
  }

  private asks({ rule }: PolicyItem, fact: Fact): boolean {
    return factsUsed(rule, this.vocabulary).includes(fact);
  }

  private named(key: string): { key: string; label: string } {
    return { key, label: this.vocabulary.fields.get(key)?.label ?? key };
  }
}

const reckonsWith = ({ benefit }: PolicyItem, { key }: Fact): boolean =>
  benefit?.amount !== undefined && amountFields(benefit.amount).includes(key);
