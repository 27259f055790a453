import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type EnterpriseSet, ordinals, type RuleGroup, valueAt } from '#matching';
import { Enterprises, type Fact, factsUsed, type Snapshot, Vocabulary } from '#enterprises';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import type { ruleExamples } from './audience.schema.js';

type Example = z.output<typeof ruleExamples>['enterprises'][number];

const mostExamples = 8;

/** Some enterprises of a set by name, with the facts that decide the rule. */
@Injectable()
export class ExamplesView {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly vocabulary: Vocabulary,
    private readonly view: EnterpriseView,
  ) {}

  /** From all over the set, and the same ones each time. */
  async of(members: EnterpriseSet, rule: RuleGroup, snapshot: Snapshot): Promise<Example[]> {
    const facts = factsUsed(rule, this.vocabulary);
    const named = await this.enterprises.named(spread(members));
    return named.map(({ ordinal, uscc, name }) => ({
      uscc,
      name,
      facts: facts.map((fact) => this.fact(fact, ordinal, snapshot)),
    }));
  }

  private fact(fact: Fact, ordinal: number, { population }: Snapshot): Example['facts'][number] {
    const column = population.columns.get(fact.key);
    const value = column && valueAt(column, ordinal);
    return { label: fact.label, text: this.view.text(fact, value), unit: fact.unit ?? null };
  }
}

function spread(members: EnterpriseSet): number[] {
  const all = [...ordinals(members)];
  const stride = Math.max(1, Math.floor(all.length / mostExamples));
  return all.filter((_, i) => i % stride === 0).slice(0, mostExamples);
}
