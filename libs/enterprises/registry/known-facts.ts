import { Injectable } from '@nestjs/common';
import type { Facts, FactValue } from '#matching';
import { Clock, Database, shanghaiDay } from '#platform';
import { DeclaredFacts } from '../declared/declared-facts.js';
import { completeFacts } from '../facts/facts-completion.js';
import { expiredFacts, type ShelfLife } from '../facts/shelf-life.js';
import { TagAssertions } from '../tags/tag-assertions.js';
import { Vocabulary } from '../vocabulary.js';
import { type EnterpriseRow, sourceOf, storedFacts } from './enterprise-row.js';
import { Enterprises } from './enterprises.js';

/** Where a value comes from. */
export interface FactSource {
  readonly feed: string;
  readonly period: string | null;
  /** YYYY-MM-DD on which the feed last confirmed it or the enterprise declared it. */
  readonly on: string | null;
  readonly batch: string | null;
  /** 自行申报: serves the enterprise's own check-up only. */
  readonly declared: boolean;
}

/** All that was known of an enterprise on a day. */
export interface KnownEnterprise {
  readonly enterprise: EnterpriseRow;
  readonly on: string;
  /** What feeds and, where they say nothing that may still be used, the enterprise itself have told. */
  readonly stored: Facts;
  /** The stored facts with the derived ones and the tags: what rules see. */
  readonly facts: Facts;
  /** By key of a stored fact, those whose values are too old included. */
  readonly sources: ReadonlyMap<string, FactSource>;
  /** Values that are too old and so count as unknown, by key. */
  readonly expired: ReadonlyMap<string, ExpiredValue>;
  /** Whether it stands on the departments' lists of that day, by tag code. */
  readonly asserted: ReadonlyMap<string, boolean>;
  /** Set when the day lies before the registry knew the enterprise: then its first known values stand in. */
  readonly knownSince: string | null;
}

/** A value that is too old to be used, and how long it could be. */
export interface ExpiredValue extends ShelfLife {
  readonly value: FactValue;
}

interface Change {
  readonly before: Readonly<Record<string, FactValue | null>>;
}

/** The facts of one enterprise with their sources, today or as they were on a past day. */
@Injectable()
export class KnownFacts {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly assertions: TagAssertions,
    private readonly declarations: DeclaredFacts,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * What is known of an enterprise on a day: later changes are put back, ages and tags follow the day.
   * @throws Fault when no enterprise has this code
   */
  async of(uscc: string, options: { on?: string; declared?: boolean } = {}): Promise<KnownEnterprise> {
    const on = options.on ?? this.clock.today();
    const now = await this.enterprises.get(uscc);
    const enterprise = asOf(now, await this.changesAfter(now.ordinal, on));
    const told = storedFacts(enterprise);
    const expired = this.expired(told, stampsOf(enterprise, on), on);
    const official = without(told, expired);
    const declared = options.declared ? await this.declarations.valuesOn(now.ordinal, on) : noDeclarations;
    const extra = [...declared].filter(([key]) => official[key] === undefined);
    const stored: Facts = {
      ...Object.fromEntries(extra.map(([key, { value }]) => [key, value])),
      ...official,
    };
    const asserted = await this.assertions.ofEnterprise(now.ordinal, on);
    return {
      enterprise,
      on,
      stored,
      facts: completeFacts(stored, { uscc, today: on, vocabulary: this.vocabulary, asserted }),
      sources: new Map([
        ...Object.keys(told).map((key) => [key, this.feedSource(key, enterprise, on)] as const),
        ...extra.map(([key, { on: day }]) => [key, declaredSource(day)] as const),
      ]),
      expired,
      asserted,
      knownSince: await this.knownSince(now.ordinal, on),
    };
  }

  private expired(told: Facts, stamps: Stamps, on: string): Map<string, ExpiredValue> {
    const lives = [...expiredFacts(this.vocabulary.facts.limited, stamps, on)];
    return new Map(
      lives.flatMap(([key, life]) => {
        const value = told[key];
        return value === undefined ? [] : [[key, { ...life, value }] as const];
      }),
    );
  }

  /** What later changes found, newest first. */
  private changesAfter(ordinal: number, on: string): Promise<Change[]> {
    if (on >= this.clock.today()) return Promise.resolve([]);
    return this.database.query(
      `SELECT before FROM enterprise_change
       WHERE ordinal = $1 AND (at AT TIME ZONE 'Asia/Shanghai')::date > $2::date ORDER BY at DESC`,
      [ordinal, on],
    );
  }

  private async knownSince(ordinal: number, on: string): Promise<string | null> {
    const row = await this.database.one<{ at: Date }>(
      'SELECT registered_at AS at FROM enterprise WHERE ordinal = $1',
      [ordinal],
    );
    const day = row && shanghaiDay(row.at);
    return day !== undefined && day > on ? day : null;
  }

  private feedSource(key: string, row: EnterpriseRow, on: string): FactSource {
    const fact = this.vocabulary.facts.byKey.get(key);
    const source = fact && sourceOf(row, fact);
    const feed = source?.feed ?? fact?.feed ?? '';
    // A stamp of later says nothing about the day that is asked for.
    if (!source || source.on > on) return { feed, period: null, on: null, batch: null, declared: false };
    return { feed, period: source.period, on: source.on, batch: source.batch, declared: false };
  }
}

type Stamps = Pick<EnterpriseRow, 'feeds' | 'sources'>;

/** What was said up to a day: a stamp of later says nothing about the values of then. */
function stampsOf({ feeds, sources }: Stamps, on: string): Stamps {
  const until = <Stamp extends { readonly on: string }>(stamps: Readonly<Record<string, Stamp>>) =>
    Object.fromEntries(Object.entries(stamps).filter(([, stamp]) => stamp.on <= on));
  return { feeds: until(feeds), sources: until(sources) };
}

const noDeclarations: ReadonlyMap<string, { readonly value: FactValue; readonly on: string }> = new Map();

const declaredSource = (on: string): FactSource => ({
  feed: '自行申报',
  period: null,
  on,
  batch: null,
  declared: true,
});

/** The row with later changes put back. */
function asOf(row: EnterpriseRow, changes: readonly Change[]): EnterpriseRow {
  // Newest first, so that of several changes the earliest stands.
  const before = changes.reduce<Record<string, FactValue | null>>(
    (all, change) => ({ ...all, ...change.before }),
    {},
  );
  const text = (key: string, now: string | null): string | null =>
    key in before ? (before[key] as string | null) : now;
  const facts = Object.entries({ ...row.facts, ...without(before, identityKeys) });
  return {
    ...row,
    name: text('name', row.name) ?? row.name,
    status: (text('status', row.status) as EnterpriseRow['status'] | null) ?? row.status,
    town: text('town', row.town),
    industry: text('industry', row.industry),
    registrationType: text('registrationType', row.registrationType),
    established: text('established', row.established),
    facts: Object.fromEntries(facts.filter((entry): entry is [string, FactValue] => entry[1] !== null)),
  };
}

const identityKeys = new Set(['name', 'status', 'town', 'industry', 'registrationType', 'established']);

const without = <Value>(
  values: Readonly<Record<string, Value>>,
  keys: { has(key: string): boolean },
): Record<string, Value> => Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
