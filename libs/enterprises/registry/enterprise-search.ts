import { Injectable } from '@nestjs/common';
import { type Condition, type EnterpriseSet, intersect, nonEmptyBlocks } from '#matching';
import { Database, varbitArray } from '#platform';
import { Populations } from '../population/populations.js';
import { enterpriseColumns, type EnterpriseRow, type EnterpriseStatus } from './enterprise-row.js';

export const enterpriseOrders = ['registration', 'name', 'uscc', 'town', 'established'] as const;
export type EnterpriseOrder = (typeof enterpriseOrders)[number];

/** What narrows the list of enterprises; everything given must hold. */
export interface EnterpriseFilter {
  /** Part of the name or beginning of the code. */
  readonly query?: string;
  readonly town?: string;
  readonly status?: EnterpriseStatus;
  /** An industry of any level; those beneath it count. */
  readonly industry?: string;
  /** A size grade; enterprises that may have another one don't count. */
  readonly grade?: string;
  /** Code of a tag. */
  readonly tag?: string;
}

export interface EnterprisePageQuery extends EnterpriseFilter {
  readonly order?: EnterpriseOrder;
  readonly descending?: boolean;
  readonly page: number;
  readonly size: number;
}

const columnOf: Readonly<Record<EnterpriseOrder, string>> = {
  registration: 'e.ordinal',
  name: 'e.name',
  uscc: 'e.uscc',
  town: 'e.town',
  established: 'e.established',
};
const exportChunk = 2_000;

interface Narrowed {
  /** FROM and WHERE. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Finds enterprises: by what stands in their rows, and by what the population knows of them. */
@Injectable()
export class EnterpriseSearch {
  constructor(
    private readonly database: Database,
    private readonly populations: Populations,
  ) {}

  async page(query: EnterprisePageQuery): Promise<{ items: EnterpriseRow[]; total: number }> {
    const { sql, parameters } = await this.narrowed(query);
    const direction = query.descending ? 'DESC' : 'ASC';
    const items = await this.database.query<EnterpriseRow>(
      `SELECT ${enterpriseColumns} ${sql}
       ORDER BY ${columnOf[query.order ?? 'registration']} ${direction} NULLS LAST, e.ordinal LIMIT $7 OFFSET $8`,
      [...parameters, query.size, (query.page - 1) * query.size],
    );
    const total = await this.database.one<{ n: number }>(`SELECT count(*)::int AS n ${sql}`, parameters);
    return { items, total: total?.n ?? 0 };
  }

  /** All that are found, in order of registration, some thousand in memory at a time. */
  async *each(filter: EnterpriseFilter): AsyncGenerator<EnterpriseRow> {
    const { sql, parameters } = await this.narrowed(filter);
    for (let after = -1, more = true; more;) {
      const rows: EnterpriseRow[] = await this.database.query<EnterpriseRow>(
        `SELECT ${enterpriseColumns} ${sql} AND e.ordinal > $7 ORDER BY e.ordinal LIMIT $8`,
        [...parameters, after, exportChunk],
      );
      yield* rows;
      more = rows.length === exportChunk;
      after = rows.at(-1)?.ordinal ?? after;
    }
  }

  private async narrowed(filter: EnterpriseFilter): Promise<Narrowed> {
    const text = filter.query?.trim() ?? '';
    const set = await this.setOf(filter);
    const blocks = set ? [...nonEmptyBlocks(set)] : [];
    const sql = `FROM enterprise e
      ${set ? '' : 'LEFT'} JOIN unnest($5::int[], $6::varbit[]) AS m (block, members) ON m.block = e.ordinal >> 12
      WHERE e.erased_at IS NULL AND ($1 = '' OR e.uscc LIKE $2 || '%' OR strpos(e.name, $1) > 0)
        AND ($3::text IS NULL OR e.town = $3) AND ($4::text IS NULL OR e.status = $4)
        ${set ? 'AND get_bit(m.members, e.ordinal & 4095) = 1' : ''}`;
    const parameters = [
      text,
      text.toUpperCase().replace(/[%_\\]/g, ''),
      filter.town ?? null,
      filter.status ?? null,
      blocks.map(({ block }) => block),
      varbitArray(blocks.map(({ bytes }) => bytes)),
    ];
    return { sql, parameters };
  }

  /** Those who meet what only the population can tell; undefined when nothing of the kind was asked. */
  private async setOf({ industry, grade, tag }: EnterpriseFilter): Promise<EnterpriseSet | undefined> {
    const rules: Condition[] = [
      ...(industry === undefined ? [] : [{ field: 'industry', operator: 'in' as const, value: [industry] }]),
      ...(grade === undefined ? [] : [{ field: 'sizeGrade', operator: 'in' as const, value: [grade] }]),
    ];
    if (rules.length === 0 && tag === undefined) return undefined;
    const { matcher, tags, population } = await this.populations.current();
    const asked = rules.length > 0 ? matcher.evaluate({ combinator: 'and', rules }).yes : population.active;
    if (tag === undefined) return asked;
    const tagged = tags.get(tag)?.yes;
    return tagged ? intersect(asked, tagged) : new Uint32Array(asked.length);
  }
}
