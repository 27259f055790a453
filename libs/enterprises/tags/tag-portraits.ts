import { Injectable } from '@nestjs/common';
import {
  BLOCK_SIZE,
  type Condition,
  count,
  type EnterpriseSet,
  intersect,
  type Matcher,
  ordinals,
  type RuleGroup,
  subtract,
  type Ternary,
} from '#matching';
import { Database, notFound } from '#platform';
import { derivationInputs } from '../facts/fact-derivation.js';
import type { Fact } from '../facts/fact.js';
import { factsUsed } from '../facts/facts-used.js';
import { Populations } from '../population/populations.js';
import { type EnterpriseRow, enterpriseColumns } from '../registry/enterprise-row.js';
import type { Tag } from './tag.js';
import { Vocabulary } from '../vocabulary.js';

/** How many of a tag's enterprises share something. */
export interface Share {
  readonly code: string;
  readonly label: string;
  readonly members: number;
}

/** A fact for whose absence a tag can't be told. */
export interface MissingFact {
  readonly fact: string;
  readonly label: string;
  readonly enterprises: number;
}

/** Who has a tag, in numbers. */
export interface TagPortrait {
  readonly tag: Tag;
  readonly populationVersion: number;
  readonly day: string;
  readonly members: number;
  readonly undetermined: number;
  readonly active: number;
  readonly towns: readonly Share[];
  readonly industries: readonly Share[];
  /** The facts that the undetermined lack, most often lacking first. */
  readonly missing: readonly MissingFact[];
}

const sections = /^[A-Z]$/;

/** What there is to be known of a tag's enterprises. */
@Injectable()
export class TagPortraits {
  constructor(
    private readonly database: Database,
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** @throws Fault when there is no such tag */
  async of(code: string): Promise<TagPortrait> {
    const tag = this.tag(code);
    const { version, day, population, matcher, tags } = await this.populations.current();
    const { yes, undetermined } = parts(tags.get(code), population.active);
    return {
      tag,
      populationVersion: version,
      day,
      members: count(yes),
      undetermined: count(undetermined),
      active: count(population.active),
      towns: this.shares(matcher, yes, 'town', this.towns()),
      industries: this.shares(matcher, yes, 'industry', this.sections()),
      missing: this.missing(tag, undetermined, matcher),
    };
  }

  /** The tag's enterprises, or those of whom too little is known, in order of registration. */
  async enterprises(
    code: string,
    { group, page, size }: { group: 'members' | 'undetermined'; page: number; size: number },
  ): Promise<{ items: EnterpriseRow[]; total: number }> {
    this.tag(code);
    const { population, tags } = await this.populations.current();
    const { yes, undetermined } = parts(tags.get(code), population.active);
    const set = group === 'members' ? yes : undetermined;
    const items = await this.rows(slice(ordinals(set), (page - 1) * size, size));
    return { items, total: count(set) };
  }

  /** All of them, one after another, as they stood when the first was asked for. */
  async *each(code: string, group: 'members' | 'undetermined'): AsyncGenerator<EnterpriseRow> {
    this.tag(code);
    const { population, tags } = await this.populations.current();
    const { yes, undetermined } = parts(tags.get(code), population.active);
    const all = [...ordinals(group === 'members' ? yes : undetermined)];
    for (let start = 0; start < all.length; start += BLOCK_SIZE)
      yield* await this.rows(all.slice(start, start + BLOCK_SIZE));
  }

  private rows(wanted: readonly number[]): Promise<EnterpriseRow[]> {
    return this.database.query(
      `SELECT ${enterpriseColumns} FROM enterprise e WHERE ordinal = ANY($1) ORDER BY ordinal`,
      [wanted],
    );
  }

  private tag(code: string): Tag {
    const tag = this.vocabulary.tags.byCode.get(code);
    if (!tag) throw notFound('这个标签');
    return tag;
  }

  private towns(): Omit<Share, 'members'>[] {
    return this.vocabulary.towns.all.map(({ code, name }) => ({ code, label: name }));
  }

  private sections(): Omit<Share, 'members'>[] {
    return this.vocabulary.industries.search('', Infinity).filter(({ code }) => sections.test(code));
  }

  private shares(
    matcher: Matcher,
    members: EnterpriseSet,
    field: string,
    places: readonly Omit<Share, 'members'>[],
  ): Share[] {
    const counted = places.map(({ code, label }) => {
      const { yes } = matcher.evaluate(oneCondition({ field, operator: 'in', value: [code] }));
      return { code, label, members: count(intersect(yes, members)) };
    });
    const placed = counted.reduce((sum, share) => sum + share.members, 0);
    const rest = { code: '', label: '未知', members: count(members) - placed };
    return [...counted, rest].filter((share) => share.members > 0).sort((a, b) => b.members - a.members);
  }

  /** The facts that somebody can supply: beneath a derived one those it is computed from. */
  private suppliedFacts(tag: Tag): Fact[] {
    const { byKey } = this.vocabulary.facts;
    const used = factsUsed({ field: tag.field.key, operator: '=' }, this.vocabulary);
    const keys = used.flatMap(({ key, derived }) => (derived ? derivationInputs(derived) : [key]));
    return [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  }

  private missing(tag: Tag, undetermined: EnterpriseSet, matcher: Matcher): MissingFact[] {
    const lacking = this.suppliedFacts(tag).flatMap(({ key: fact, label }) => {
      const { yes } = matcher.evaluate(oneCondition({ field: fact, operator: 'null' }));
      const enterprises = count(intersect(yes, undetermined));
      return enterprises > 0 ? [{ fact, label, enterprises }] : [];
    });
    return lacking.sort((a, b) => b.enterprises - a.enterprises);
  }
}

function parts(ternary: Ternary | undefined, active: EnterpriseSet) {
  const { yes, possible } = ternary ?? { yes: new Uint32Array(active.length), possible: active };
  return { yes, undetermined: subtract(possible, yes) };
}

function oneCondition(condition: Condition): RuleGroup {
  return { combinator: 'and', rules: [condition] };
}

function slice(all: Iterable<number>, start: number, size: number): number[] {
  const wanted: number[] = [];
  let at = 0;
  for (const each of all) {
    if (at >= start + size) break;
    if (at++ >= start) wanted.push(each);
  }
  return wanted;
}
