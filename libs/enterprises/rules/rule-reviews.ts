import { Injectable } from '@nestjs/common';
import {
  checkRule,
  reviewPopulation,
  reviewRule,
  ruleAsSql,
  type RuleFault,
  type RuleGroup,
  ruleInSentences,
  type RuleWarning,
  type SqlRefusal,
} from '#matching';
import { Populations } from '../population/populations.js';
import type { Fact } from '../facts/fact.js';
import { factsUsed } from '../facts/facts-used.js';
import { Vocabulary } from '../vocabulary.js';

/** All that can be said of a rule while it is written. */
export interface RuleReview {
  readonly faults: readonly RuleFault[];
  readonly warnings: readonly RuleWarning[];
  /** The rest is missing as long as there are faults. */
  readonly rule?: RuleGroup;
  readonly sentences?: string;
  readonly sql?: string;
  readonly sqlRefusals: readonly SqlRefusal[];
  /** Facts beneath the rule whose values are used for some months only. Whoever runs it as SQL has to leave those out. */
  readonly expiring: readonly Fact[];
}

/** A warning about one of the operator's rules, and whose it is. */
export interface PlacedWarning extends RuleWarning {
  readonly place: string;
}

/** Looks at rules as a reviewer would: what is wrong, what can hardly be meant, and what they say in other words. */
@Injectable()
export class RuleReviews {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly populations: Populations,
  ) {}

  /** @param mayCount whether the asker may know that nobody at present meets a rule with these facts */
  async of(json: unknown, mayCount: (rule: RuleGroup) => boolean): Promise<RuleReview> {
    const { fields, industries } = this.vocabulary;
    const { rule, faults } = checkRule(json, fields, industries);
    if (!rule) return { faults, warnings: [], sqlRefusals: [], expiring: [] };
    const { sql, refusals } = ruleAsSql(rule, fields, industries);
    const counted = mayCount(rule) ? await this.counted(rule) : [];
    return {
      rule,
      faults,
      warnings: [...reviewRule(rule, fields, industries), ...counted],
      sentences: ruleInSentences(rule, fields, industries),
      sql,
      sqlRefusals: refusals,
      expiring: this.expiring(rule),
    };
  }

  private expiring(rule: RuleGroup): Fact[] {
    const { limited } = this.vocabulary.facts;
    const keys = new Set(
      factsUsed(rule, this.vocabulary).flatMap(({ key, restsOn = [] }) => [key, ...restsOn]),
    );
    return limited.filter(({ key }) => keys.has(key));
  }

  /** Warnings about the rules of all tags, without looking at the population. */
  tags(): PlacedWarning[] {
    return this.vocabulary.tags.tags.flatMap((tag) =>
      tag.kind === 'derived' ? this.placed(`标签 ${tag.code}`, tag.rule) : [],
    );
  }

  /** Warnings about a checked rule, with the name of its place. */
  placed(place: string, rule: RuleGroup): PlacedWarning[] {
    const { fields, industries } = this.vocabulary;
    return reviewRule(rule, fields, industries).map((warning) => ({ place, ...warning }));
  }

  /** What a checked rule asks that nobody meets at present. */
  async counted(rule: RuleGroup): Promise<RuleWarning[]> {
    const { matcher } = await this.populations.current();
    return reviewPopulation(rule, matcher);
  }
}
