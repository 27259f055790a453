import { Injectable } from '@nestjs/common';
import {
  type Audience,
  emptySet,
  type EnterpriseSet,
  isGroup,
  type RuleNode,
  subtract,
  union,
} from '#matching';
import { Populations, type Snapshot, type Tag, Vocabulary } from '#enterprises';
import { Clock } from '#platform';
import { Policies } from './policies.js';
import type { Policy, PolicyItem } from './policy.js';
import { isInForce } from './validity.js';

/** An item of a policy in force and whom it reaches at present. */
export interface ItemReach {
  readonly policy: Policy;
  readonly item: PolicyItem;
  readonly audience: Audience;
}

/** Whom all policies in force reach together. */
export interface DistrictReach {
  readonly snapshot: Snapshot;
  readonly items: readonly ItemReach[];
  /** Eligible for at least one item. */
  readonly eligible: EnterpriseSet;
  /** Eligible for none, but for at least one it is open: facts are missing or a person must judge. */
  readonly open: EnterpriseSet;
  /** Tags that no rule of a policy in force rests on, not even by way of another tag. */
  readonly unusedTags: readonly Tag[];
}

/** How far the policies in force reach an active enterprise. */
export type ReachPart = 'reached' | 'open' | 'unreached';

/** The active enterprises by how far the policies in force reach them: each is in one of the three. */
export function partsOf({ snapshot, eligible, open }: DistrictReach): Record<ReachPart, EnterpriseSet> {
  const unreached = subtract(subtract(snapshot.population.active, eligible), open);
  return { reached: eligible, open, unreached };
}

/** The policies in force against the whole district. Each item is evaluated once for every snapshot. */
@Injectable()
export class PolicyReach {
  private readonly audiences = new WeakMap<Snapshot, Map<string, Audience>>();

  constructor(
    private readonly policies: Policies,
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** Every item in force with its audience. */
  async items(snapshot: Snapshot): Promise<ItemReach[]> {
    const today = this.clock.today();
    const policies = (await this.policies.list()).filter((policy) => isInForce(policy, today));
    return policies.flatMap((policy) =>
      policy.items.map((item) => ({ policy, item, audience: this.audienceOf(item, snapshot) })),
    );
  }

  /** What all items in force come to. */
  async district(): Promise<DistrictReach> {
    const snapshot = await this.populations.current();
    const items = await this.items(snapshot);
    const eligible = unionOf(items, snapshot, ({ eligible: set }) => set);
    const open = unionOf(items, snapshot, ({ undetermined, needsPerson }) =>
      union(undetermined, needsPerson),
    );
    for (let w = 0; w < open.length; w++) open[w]! &= ~eligible[w]!;
    return { snapshot, items, eligible, open, unusedTags: this.unusedTags(items) };
  }

  private audienceOf({ id, rule }: PolicyItem, snapshot: Snapshot): Audience {
    const held = this.audiences.get(snapshot) ?? new Map<string, Audience>();
    this.audiences.set(snapshot, held);
    const audience = held.get(id) ?? snapshot.matcher.audience(rule);
    held.set(id, audience);
    return audience;
  }

  private unusedTags(items: readonly ItemReach[]): Tag[] {
    const { tags } = this.vocabulary.tags;
    const used = new Set<string>(items.flatMap(({ item }) => fieldsIn(item.rule)));
    // A tag stands behind those it names, so that from the last to the first all that is used is met in one pass.
    for (const tag of [...tags].reverse())
      if (used.has(tag.field.key) && tag.kind === 'derived')
        fieldsIn(tag.rule).forEach((key) => used.add(key));
    return tags.filter(({ field }) => !used.has(field.key));
  }
}

function unionOf(
  items: readonly ItemReach[],
  { population }: Snapshot,
  part: (audience: Audience) => EnterpriseSet,
): EnterpriseSet {
  return items.reduce<EnterpriseSet>(
    (all, { audience }) => union(all, part(audience)),
    emptySet(population.blocks),
  );
}

const fieldsIn = (node: RuleNode): string[] => (isGroup(node) ? node.rules.flatMap(fieldsIn) : [node.field]);
