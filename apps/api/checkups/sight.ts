import { Injectable } from '@nestjs/common';
import type { ExpiredValue, FactSource, KnownEnterprise } from '#enterprises';
import type { Actor } from '#platform';
import { RuleRights } from '../audience/rule-rights.js';

/** What the reader of a check-up sees of the values in it. */
export interface Sight {
  /** Whether the reader sees all of it. */
  readonly all: boolean;
  /** Whether the value of a field may be shown. */
  readonly mayRead: (field: string) => boolean;
  /** Where a value comes from. */
  source(field: string): FactSource | undefined;
  /** The value of a fact that is too old to be used. */
  expired(fact: string): ExpiredValue | undefined;
}

/** Makes sights. An enterprise sees all of its own; staff what their department may see of single enterprises. */
@Injectable()
export class Sights {
  constructor(private readonly rights: RuleRights) {}

  /** @param isOwn whether the actor belongs to the enterprise */
  of(actor: Actor, isOwn: boolean, known?: Known): Sight {
    return {
      ...sightOf(known),
      all: isOwn,
      mayRead: (field) => isOwn || this.rights.of(actor, { field, operator: 'notNull' }).full,
    };
  }
}

type Known = Pick<KnownEnterprise, 'sources' | 'expired'>;

/** Sees everything that is known: for whoever reads of their own enterprise. */
export const sightOf = (known?: Known): Sight => ({
  all: true,
  mayRead: () => true,
  source: (field) => known?.sources.get(field),
  expired: (fact) => known?.expired.get(fact),
});
