import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FactValue } from '#matching';
import {
  type EnterpriseRow,
  type ExpiredValue,
  type Fact,
  formatCell,
  KnownFacts,
  mayView,
  sourceOf,
  type Tag,
  Vocabulary,
} from '#enterprises';
import type { Actor } from '#platform';
import { RuleRights } from '../audience/rule-rights.js';
import { ExpiryView } from './expiry-view.js';
import type { enterpriseDetail, enterpriseRow, factValue } from './enterprise.schema.js';

type TagView = z.output<typeof enterpriseDetail>['tags'][number];

/** Puts what the registry knows of an enterprise into words. */
@Injectable()
export class EnterpriseView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly known: KnownFacts,
    private readonly rights: RuleRights,
    private readonly expiries: ExpiryView,
  ) {}

  row(row: EnterpriseRow): z.output<typeof enterpriseRow> {
    const { uscc, name, status, town, industry, established, generated } = row;
    const label = industry === null ? undefined : this.vocabulary.industries.label(industry);
    return {
      uscc,
      name,
      status,
      town: town === null ? null : (this.vocabulary.towns.find(town)?.name ?? town),
      industry: industry === null ? null : `${industry} ${label ?? ''}`.trim(),
      established,
      generated,
    };
  }

  /** For a member of staff: what they may not see of single enterprises is left out, and the tags that tell of it. */
  async detail(
    row: EnterpriseRow,
    populationVersion: number,
    actor: Actor,
  ): Promise<z.output<typeof enterpriseDetail>> {
    const { facts, expired } = await this.known.of(row.uscc);
    return {
      ...this.row(row),
      mergedInto: row.mergedInto,
      populationVersion,
      facts: this.vocabulary.facts.facts.map((fact) =>
        mayView(actor, fact)
          ? this.fact(fact, facts[fact.key], row, expired.get(fact.key))
          : this.hidden(fact),
      ),
      tags: this.tagsWhere(actor, (key) => facts[key] === true),
      undeterminedTags: this.tagsWhere(actor, (key) => facts[key] === undefined),
    };
  }

  /** A value as people read it; an industry with its name. */
  text(fact: Fact, value: FactValue | undefined): string | null {
    if (value === undefined) return null;
    const text = formatCell(fact, value);
    const name = fact.type === 'industry' ? this.vocabulary.industries.label(text) : undefined;
    return name ? `${text} ${name}` : text;
  }

  /** A value with its unit, period, feed and date; one that is too old is shown as such. */
  fact(
    fact: Fact,
    usable: FactValue | undefined,
    row: EnterpriseRow,
    expired?: ExpiredValue,
  ): z.output<typeof factValue> {
    const { key, label, unit, period, feed, derived } = fact;
    const source = sourceOf(row, fact);
    const value = usable ?? expired?.value;
    const known = value !== undefined;
    return {
      key,
      label,
      unit,
      feed: source?.feed ?? feed,
      value: value ?? null,
      text: this.text(fact, value),
      period: source?.period ?? period,
      asOf: known ? (source?.on ?? null) : null,
      derived: derived !== undefined,
      expired: expired ? this.expiries.of(fact, expired) : null,
      hidden: false,
    };
  }

  private hidden({ key, label, unit, period, feed, derived }: Fact): z.output<typeof factValue> {
    const isDerived = derived !== undefined;
    return {
      key,
      label,
      unit,
      period,
      feed,
      value: null,
      text: null,
      asOf: null,
      derived: isDerived,
      expired: null,
      hidden: true,
    };
  }

  /** Whoever has a tag meets its rule: to tell of it is to tell of the facts behind it. */
  private seesTag(actor: Actor, { field }: Tag): boolean {
    return this.rights.of(actor, { field: field.key, operator: '=', value: true }).full;
  }

  private tagsWhere(actor: Actor, test: (key: string) => boolean): TagView[] {
    return this.vocabulary.tags.tags
      .filter((tag) => test(tag.field.key) && this.seesTag(actor, tag))
      .map(({ code, label, group }) => ({ code, label, group }));
  }
}
