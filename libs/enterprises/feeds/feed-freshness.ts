import { Injectable } from '@nestjs/common';
import { count, type EnterpriseSet, intersect, type Matcher } from '#matching';
import { Clock, Database } from '#platform';
import { Populations } from '../population/populations.js';
import { Vocabulary } from '../vocabulary.js';
import type { Cadence, Feed } from './feed.js';

/** An import that brought facts of a feed. */
export interface FeedImport {
  readonly batch: string;
  readonly file: string;
  readonly period: string | null;
  readonly at: Date;
  /** Enterprises that were added or changed. */
  readonly changed: number;
  readonly rejected: number;
}

/** How fresh and how complete a feed is. */
export interface FeedFreshness {
  readonly feed: Feed;
  readonly departmentName: string;
  /** Newest first, the last twelve. */
  readonly imports: readonly FeedImport[];
  /** YYYY-MM-DD by which the next import was due; null while nothing has come in. */
  readonly due: string | null;
  readonly overdue: boolean;
  /** Share of active enterprises of which each fact is known, in percent. */
  readonly coverage: readonly FactCoverage[];
}

/** How much of the district a fact is known of, and of how much it was known once and is too old to be used. */
export interface FactCoverage {
  readonly fact: string;
  readonly label: string;
  /** Of the active enterprises, in percent. */
  readonly percent: number;
  readonly expiredPercent: number;
}

/** How long after an import the next one may take, with some days for the way. */
const graceDays: Readonly<Record<Cadence, number>> = {
  daily: 2,
  weekly: 10,
  monthly: 40,
  quarterly: 110,
  yearly: 400,
};
const dayMs = 86_400_000;
const shownImports = 12;

/** Which feed came in when, whether the next one is overdue, and how much of the district it covers. */
@Injectable()
export class FeedFreshnesses {
  constructor(
    private readonly database: Database,
    private readonly populations: Populations,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** Every feed, in the order of the catalogue. */
  async list(): Promise<FeedFreshness[]> {
    const imports = await this.imports();
    const coverage = await this.coverage();
    return [...this.vocabulary.feeds.values()].map((feed) => {
      const own = imports.filter(({ feeds }) => feeds === null || feeds.includes(feed.name));
      const due = own[0] ? this.dueAfter(own[0].at, feed.cadence) : null;
      return {
        feed,
        departmentName: this.departmentName(feed.department),
        imports: own.slice(0, shownImports).map(({ feeds: _feeds, ...rest }) => rest),
        due,
        overdue: due === null || due < this.clock.today(),
        coverage: coverage.filter((each) => each.feed === feed.name).map(({ feed: _feed, ...rest }) => rest),
      };
    });
  }

  /** Imports that ended well, newest first; null feeds are a file of whatever its columns say. */
  private imports(): Promise<(FeedImport & { feeds: string[] | null })[]> {
    return this.database.query(
      `SELECT id AS batch, file_name AS file, period, coalesce(finished_at, created_at) AS at,
              inserted + updated AS changed, rejected,
              CASE WHEN feeds <> '{}' THEN feeds WHEN feed IS NOT NULL THEN ARRAY[feed] END AS feeds
       FROM import_batch WHERE state = 'done' AND file_name <> '数据纠错' ORDER BY 4 DESC LIMIT 500`,
    );
  }

  private async coverage() {
    const { matcher, population } = await this.populations.current();
    const active = count(population.active);
    const limited = new Set(this.vocabulary.facts.limited.map(({ key }) => key));
    return this.vocabulary.facts.importable
      .filter(({ base }) => base === undefined)
      .map(({ key, label, feed }) => {
        const rules = [{ field: key, operator: 'notNull' as const }];
        const known = count(intersect(matcher.evaluate({ combinator: 'and', rules }).yes, population.active));
        const expired = limited.has(key) ? count(intersect(expiredSet(matcher, key), population.active)) : 0;
        return {
          feed,
          fact: key,
          label,
          percent: percentOf(known, active),
          expiredPercent: percentOf(expired, active),
        };
      });
  }

  private dueAfter(at: Date, cadence: Cadence): string {
    return new Date(at.getTime() + graceDays[cadence] * dayMs).toISOString().slice(0, 10);
  }

  private departmentName(code: string): string {
    return this.vocabulary.departments.find((department) => department.code === code)?.name ?? code;
  }
}

const percentOf = (some: number, all: number): number =>
  all === 0 ? 0 : Math.round((some * 1000) / all) / 10;

const expiredSet = (matcher: Matcher, fact: string): EnterpriseSet =>
  matcher.evaluate({
    combinator: 'and',
    rules: [{ field: '@expired', operator: 'containsAny', value: [fact] }],
  }).yes;
