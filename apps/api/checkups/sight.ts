import { Injectable } from '@nestjs/common';
import type { FactSource } from '#enterprises';
import type { Actor } from '#platform';
import { RuleRights } from '../audience/rule-rights.js';

/** What the reader of a check-up sees of the values in it. */
export interface Sight {
  /** Whether the value of a field may be shown. */
  mayRead(field: string): boolean;
  /** Where a value comes from. */
  source(field: string): FactSource | undefined;
}

/** Makes sights. An enterprise sees all of its own; staff what their department may see of single enterprises. */
@Injectable()
export class Sights {
  constructor(private readonly rights: RuleRights) {}

  /** @param isOwn whether the actor belongs to the enterprise */
  of(actor: Actor, isOwn: boolean, sources: ReadonlyMap<string, FactSource> = new Map()): Sight {
    return {
      mayRead: (field) => isOwn || this.rights.of(actor, { field, operator: 'notNull' }).full,
      source: (field) => sources.get(field),
    };
  }
}

/** Sees everything: for whoever reads of their own enterprise. */
export const fullSight: Sight = { mayRead: () => true, source: () => undefined };
