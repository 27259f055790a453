import { Injectable } from '@nestjs/common';
import { type Audience, emptySet, type EnterpriseSet, intersect, subtract, union } from '#matching';
import { Populations, Refusals, type Snapshot } from '#enterprises';
import { CodeLists, digestOf } from './lists/code-lists.js';
import { isPersonalised } from './personalised.js';
import type { Push } from './push.js';

/** Whom a push is for by the data of a snapshot, and on what its list really says. */
export interface PushAudience {
  readonly audience: Audience;
  /** Of the members as they are stored now; undefined for a push by a rule. */
  readonly listDigest: string | undefined;
}

/** Everybody in the segments that a push addresses. */
export const addressedBy = ({ segments }: Pick<Push, 'segments'>, audience: Audience): EnterpriseSet =>
  segments.map(({ segment }) => audience[segment]).reduce((a, b) => union(a, b));

/** Finds whom a push is for: those of whom its rule holds, or those on its list. */
@Injectable()
export class PushAudiences {
  constructor(
    private readonly populations: Populations,
    private readonly lists: CodeLists,
    private readonly refusals: Refusals,
  ) {}

  /** The present data. */
  snapshot(): Promise<Snapshot> {
    return this.populations.current();
  }

  /** By the present data. */
  async current(push: Pick<Push, 'rule' | 'list'>): Promise<PushAudience & { version: number }> {
    const snapshot = await this.snapshot();
    return { ...(await this.of(push, snapshot)), version: snapshot.version };
  }

  /** Who of some enterprises must not be told: the push chooses them, and they refuse to be chosen. */
  async refusing({ rule }: Pick<Push, 'rule'>, among: EnterpriseSet, blocks: number): Promise<EnterpriseSet> {
    return isPersonalised(rule) ? intersect(among, await this.refusals.set(blocks)) : emptySet(blocks);
  }

  /** Who of those that a push addresses would not be told by the present data. */
  async refusingNow(push: Pick<Push, 'rule' | 'list' | 'segments'>): Promise<EnterpriseSet> {
    const snapshot = await this.snapshot();
    const { audience } = await this.of(push, snapshot);
    return this.refusing(push, addressedBy(push, audience), snapshot.population.blocks);
  }

  /** @throws Error for a push with neither rule nor list, which the database refuses */
  async of({ rule, list }: Pick<Push, 'rule' | 'list'>, snapshot: Snapshot): Promise<PushAudience> {
    if (rule !== null) return { audience: snapshot.matcher.audience(rule), listDigest: undefined };
    if (list === null) throw new Error('a push has neither a rule nor a list');
    const { blocks, active } = snapshot.population;
    const members = await this.lists.members(list, blocks);
    const eligible = intersect(active, members);
    const nobody = () => emptySet(blocks);
    return {
      audience: {
        eligible,
        undetermined: nobody(),
        needsPerson: nobody(),
        nearMiss: nobody(),
        ineligible: subtract(active, eligible),
      },
      listDigest: digestOf(members),
    };
  }
}
