import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FactValue } from '#matching';
import {
  completeFacts,
  type EnterpriseRow,
  type Fact,
  formatCell,
  storedFacts,
  TagAssertions,
  Vocabulary,
} from '#enterprises';
import { Clock } from '#platform';
import type { enterpriseDetail, enterpriseRow, factValue } from './enterprise.schema.js';

type TagView = z.output<typeof enterpriseDetail>['tags'][number];

/** Puts what the registry knows of an enterprise into words. */
@Injectable()
export class EnterpriseView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly assertions: TagAssertions,
    private readonly clock: Clock,
  ) {}

  row({ uscc, name, status, town, industry, generated }: EnterpriseRow): z.output<typeof enterpriseRow> {
    const label = industry === null ? undefined : this.vocabulary.industries.label(industry);
    return {
      uscc,
      name,
      status,
      town: town === null ? null : (this.vocabulary.towns.find(town)?.name ?? town),
      industry: industry === null ? null : `${industry} ${label ?? ''}`.trim(),
      generated,
    };
  }

  async detail(row: EnterpriseRow, populationVersion: number): Promise<z.output<typeof enterpriseDetail>> {
    const today = this.clock.today();
    const facts = completeFacts(storedFacts(row), {
      uscc: row.uscc,
      today,
      vocabulary: this.vocabulary,
      asserted: await this.assertions.ofEnterprise(row.ordinal, today),
    });
    return {
      ...this.row(row),
      established: row.established,
      mergedInto: row.mergedInto,
      populationVersion,
      facts: this.vocabulary.facts.facts.map((fact) => this.fact(fact, facts[fact.key], row)),
      tags: this.tagsWhere((key) => facts[key] === true),
      undeterminedTags: this.tagsWhere((key) => facts[key] === undefined),
    };
  }

  /** A value as people read it; an industry with its name. */
  text(fact: Fact, value: FactValue | undefined): string | null {
    if (value === undefined) return null;
    const text = formatCell(fact, value);
    const name = fact.type === 'industry' ? this.vocabulary.industries.label(text) : undefined;
    return name ? `${text} ${name}` : text;
  }

  /** A value with its unit, period, feed and date. */
  fact(fact: Fact, value: FactValue | undefined, row: EnterpriseRow): z.output<typeof factValue> {
    const { key, label, unit, period, feed, derived } = fact;
    const stamp = row.feeds[feed];
    const known = value !== undefined;
    return {
      key,
      label,
      unit,
      feed,
      value: value ?? null,
      text: this.text(fact, value),
      period: stamp?.period ?? period,
      asOf: known ? (stamp?.on ?? null) : null,
      derived: derived !== undefined,
    };
  }

  private tagsWhere(test: (key: string) => boolean): TagView[] {
    const { tags } = this.vocabulary.tags;
    return tags
      .filter(({ field }) => test(field.key))
      .map(({ code, label, group }) => ({ code, label, group }));
  }
}
