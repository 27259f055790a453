import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Fact, factsUsed, Vocabulary } from '#enterprises';
import { Departments } from '#platform';
import type { fact as factShape } from './catalogue.schema.js';

type Shown = z.output<typeof factShape>;

/** Puts the facts of the catalogue into words. */
@Injectable()
export class FactView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly departments: Departments,
  ) {}

  /** All facts, in the order of the catalogue. */
  async list(): Promise<Shown[]> {
    const departments = new Map((await this.departments.list()).map(({ code, name }) => [code, name]));
    const users = this.tagsByFact();
    return this.vocabulary.facts.facts.map((fact) => shown(fact, users.get(fact.key) ?? [], departments));
  }

  /** The tags whose rules ask for a fact themselves or through another tag, by key. */
  private tagsByFact(): Map<string, Shown['usedByTags']> {
    const users = new Map<string, Shown['usedByTags']>();
    for (const { code, label, field } of this.vocabulary.tags.tags)
      for (const { key } of factsUsed({ field: field.key, operator: '=' }, this.vocabulary))
        users.set(key, [...(users.get(key) ?? []), { code, label }]);
    return users;
  }
}

function shown(fact: Fact, usedByTags: Shown['usedByTags'], departments: ReadonlyMap<string, string>): Shown {
  const { key, label, type, unit, period, feed, description, legalBasis, sharing } = fact;
  const nameOf = (code: string): string => departments.get(code) ?? code;
  return {
    key,
    label,
    type,
    unit,
    period,
    feed,
    derived: fact.derived !== undefined,
    options: fact.options?.map(({ value, label: text }) => ({ value, label: text })),
    description,
    feeds: [...fact.feeds],
    department: nameOf(fact.editedBy),
    seenBy: fact.seenBy === 'all' ? null : fact.seenBy.map(nameOf),
    legalBasis,
    sharing,
    staleAfterMonths: fact.staleAfterMonths ?? null,
    usedByTags,
  };
}
