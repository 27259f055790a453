import { Injectable } from '@nestjs/common';
import { type Condition, count, intersect } from '#matching';
import { notFound } from '#platform';
import { Populations } from '../population/populations.js';
import type { Snapshot } from '../population/snapshot.js';
import { Vocabulary } from '../vocabulary.js';
import type { Fact } from './fact.js';
import { factBands } from './fact-bands.js';

/** How the active enterprises stand to a fact, in numbers. */
export interface FactPortrait {
  readonly fact: Fact;
  readonly populationVersion: number;
  readonly day: string;
  readonly active: number;
  /** Of how many it is known and may be used. */
  readonly known: number;
  /** Of how many it is known, but from too long ago. */
  readonly expired: number;
  /** How many have which values, also where it is nobody. */
  readonly bands: readonly { readonly label: string; readonly enterprises: number }[];
}

/** What there is to be known of a fact over the district. */
@Injectable()
export class FactPortraits {
  constructor(
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** @throws Fault when there is no such fact */
  async of(key: string): Promise<FactPortrait> {
    const fact = this.vocabulary.facts.byKey.get(key);
    if (!fact) throw notFound('这项指标');
    const snapshot = await this.populations.current();
    const { version, day, population } = snapshot;
    const { limited } = this.vocabulary.facts;
    return {
      fact,
      populationVersion: version,
      day,
      active: count(population.active),
      known: meeting(snapshot, [{ field: key, operator: 'notNull' }]),
      expired: limited.includes(fact)
        ? meeting(snapshot, [{ field: '@expired', operator: 'containsAny', value: [key] }])
        : 0,
      bands: factBands(fact, this.vocabulary, day).map(({ label, rules }) => ({
        label,
        enterprises: meeting(snapshot, rules),
      })),
    };
  }
}

/** How many active enterprises meet all of the conditions. */
function meeting({ matcher, population }: Snapshot, rules: readonly Condition[]): number {
  const { yes } = matcher.evaluate({ combinator: 'and', rules: [...rules] });
  return count(intersect(yes, population.active));
}
