import { Injectable } from '@nestjs/common';
import { type Audience, emptySet, intersect, subtract } from '#matching';
import { Populations, type Snapshot } from '#enterprises';
import { CodeLists, digestOf } from './lists/code-lists.js';
import type { Push } from './push.js';

/** Whom a push is for by the data of a snapshot, and on what its list really says. */
export interface PushAudience {
  readonly audience: Audience;
  /** Of the members as they are stored now; undefined for a push by a rule. */
  readonly listDigest: string | undefined;
}

/** Finds whom a push is for: those of whom its rule holds, or those on its list. */
@Injectable()
export class PushAudiences {
  constructor(
    private readonly populations: Populations,
    private readonly lists: CodeLists,
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
