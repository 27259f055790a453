import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  type Correction,
  CorrectionList,
  type DeclaredFact,
  DeclaredFacts,
  type EnterpriseRow,
  type Fact,
  type KnownEnterprise,
  KnownFacts,
  Vocabulary,
} from '#enterprises';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import { OwnTagView } from './own-tag-view.js';
import type { ownData, ownFact } from './own.schema.js';

interface Context {
  readonly official: KnownEnterprise;
  /** With what it declares itself. */
  readonly all: KnownEnterprise;
  readonly declared: ReadonlyMap<string, DeclaredFact>;
  readonly open: readonly Correction[];
}

/** Everything that is known of an enterprise, laid out for its own people: what, from whom, since when, and why. */
@Injectable()
export class OwnView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly corrections: CorrectionList,
    private readonly declared: DeclaredFacts,
    private readonly known: KnownFacts,
    private readonly enterprises: EnterpriseView,
    private readonly tags: OwnTagView,
  ) {}

  /** @param day as of which it is laid out, YYYY-MM-DD */
  async of(row: EnterpriseRow, day: string, populationVersion: number): Promise<z.output<typeof ownData>> {
    const context = await this.context(row, day);
    return {
      uscc: row.uscc,
      name: row.name,
      day,
      populationVersion,
      facts: this.vocabulary.facts.facts.map((fact) => this.fact(fact, row, context)),
      tags: await this.tags.all(row.ordinal, { ...context, day }),
    };
  }

  private async context(row: EnterpriseRow, day: string): Promise<Context> {
    const { uscc, ordinal } = row;
    const official = await this.known.of(uscc, { on: day });
    const declared = await this.declared.of(ordinal);
    const all = declared.length > 0 ? await this.known.of(uscc, { on: day, declared: true }) : official;
    const corrections = await this.corrections.ofEnterprise(ordinal);
    return {
      official,
      all,
      declared: new Map(declared.map((each) => [each.fact, each])),
      open: corrections.filter(({ state }) => state === 'open'),
    };
  }

  private fact(fact: Fact, row: EnterpriseRow, context: Context): z.output<typeof ownFact> {
    const { facts, expired } = context.official;
    const value = facts[fact.key];
    const declared = context.declared.get(fact.key);
    const isStored = fact.derived === undefined;
    const { departments } = this.vocabulary;
    return {
      ...this.enterprises.fact(fact, value, row, expired.get(fact.key)),
      type: fact.type,
      options: fact.options?.map(({ value: option, label }) => ({ value: option, label })),
      legalBasis: fact.legalBasis,
      department: departments.find(({ code }) => code === fact.editedBy)?.name ?? fact.editedBy,
      declared: declared ? this.declaration(fact, declared) : null,
      mayDeclare: isStored && fact.column === undefined && value === undefined,
      mayCorrect: isStored,
      correction: context.open.find((each) => each.fact === fact.key)?.id ?? null,
    };
  }

  private declaration(fact: Fact, { value, person, at }: DeclaredFact) {
    return { text: this.enterprises.text(fact, value) ?? '', person, at: at.toISOString() };
  }
}
