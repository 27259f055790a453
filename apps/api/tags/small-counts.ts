import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { mayView, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import type { shownCount } from './tag.schema.js';

const fewest = 10;

/** Whether a number of enterprises may be told: a small one would tell of single enterprises. */
@Injectable()
export class SmallCounts {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Whether the person may see every one of these facts, given by key, of single enterprises. */
  seesAll(actor: Actor, facts: Iterable<string>): boolean {
    return [...facts].every((key) => {
      const fact = this.vocabulary.facts.byKey.get(key);
      return fact !== undefined && mayView(actor, fact);
    });
  }

  /** The number as it is shown; none at all is no secret. */
  shown(count: number, seesAll: boolean): z.output<typeof shownCount> {
    return seesAll || count === 0 || count >= fewest ? { count } : { count: null, fewerThan: fewest };
  }
}
