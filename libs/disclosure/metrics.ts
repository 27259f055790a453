import { Injectable } from '@nestjs/common';
import { add, count, emptySet, type EnterpriseSet, has, remove, setFromBlocks } from '#matching';
import { Enterprises, Memberships } from '#enterprises';
import { bitsOf, Database } from '#platform';
import type { ChannelName, NoticeKind } from '#push';
import { metricDefinition, type MetricId } from './metric.js';

/** Days in Shanghai, both included; without a department the whole district. */
export interface MetricScope {
  readonly from: string;
  readonly to: string;
  readonly department?: string;
}

export interface MetricFigures {
  readonly values: Readonly<Record<MetricId, number>>;
  /** Of the covered enterprises, those with somebody who can open their page. */
  readonly activated: number;
  readonly identities: readonly Identity[];
}

/** A relation between figures that must always hold. */
export interface Identity {
  readonly rule: string;
  readonly holds: boolean;
}

/** One dispatch behind a figure. */
export interface Dispatch {
  readonly id: string;
  readonly sequence: number;
  readonly title: string;
  readonly kind: NoticeKind;
  readonly department: string;
  readonly channel: ChannelName;
  readonly dispatchedOn: string;
  readonly delivered: number;
}

interface Sums {
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  readonly p4: number;
}

/** A dispatch is a push on a channel with at least one delivery. $1 from, $2 to, $3 department or null. */
const dispatches = `
  SELECT p.id, p.sequence::int AS sequence, n.id AS notice, n.title, n.kind, p.department, d.channel,
         p.dispatched_on::text AS "dispatchedOn", sum(bit_count(d.delivered))::int AS delivered
  FROM push p JOIN notice n ON n.id = p.notice JOIN delivery_block d ON d.push = p.sequence
  WHERE p.dispatched_on BETWEEN $1 AND $2 AND ($3::text IS NULL OR p.department = $3)
  GROUP BY p.id, n.id, d.channel HAVING sum(bit_count(d.delivered)) > 0`;

/** Push metrics P1–P5, counted from the ledger each time. */
@Injectable()
export class Metrics {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly memberships: Memberships,
  ) {}

  /** All figures of a period, seen at one moment. */
  figures(scope: MetricScope): Promise<MetricFigures> {
    return this.database.consistently(async () => {
      const sums = await this.sums(scope);
      const covered = await this.covered(scope);
      const coverage = count(covered);
      const members = await this.memberships.activated();
      const values = { P1: sums.p1, P2: sums.p2, P3: sums.p3, P4: sums.p4, P5: coverage };
      const activated = members.filter((ordinal) => has(covered, ordinal)).length;
      return { values, activated, identities: await this.identities(values, scope) };
    });
  }

  /** The dispatches that a figure was counted from, newest first. */
  async dispatches(
    id: MetricId,
    scope: MetricScope,
    page: number,
    size: number,
  ): Promise<{ items: Dispatch[]; total: number }> {
    const { kinds } = metricDefinition(id);
    const parameters = [scope.from, scope.to, scope.department ?? null, kinds];
    const items = await this.database.query<Dispatch>(
      `SELECT x.*, dep.name AS department FROM (${dispatches}) x JOIN department dep ON dep.code = x.department
       WHERE x.kind = ANY($4) ORDER BY sequence DESC, channel LIMIT $5 OFFSET $6`,
      [...parameters, size, (page - 1) * size],
    );
    const total = await this.database.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM (${dispatches}) x WHERE x.kind = ANY($4)`,
      parameters,
    );
    return {
      items: items.map(
        ({ id: push, sequence, title, kind, department, channel, dispatchedOn, delivered }) => ({
          id: push,
          sequence,
          title,
          kind,
          department,
          channel,
          dispatchedOn,
          delivered,
        }),
      ),
      total: total?.n ?? 0,
    };
  }

  private async sums(scope: MetricScope): Promise<Sums> {
    const row = await this.database.one<Sums>(
      `SELECT count(DISTINCT notice) FILTER (WHERE kind = 'policy')::int AS p1, count(*)::int AS p2,
              count(*) FILTER (WHERE kind IN ('reminder', 'hotNews'))::int AS p3, coalesce(sum(delivered), 0)::int AS p4
       FROM (${dispatches}) x`,
      [scope.from, scope.to, scope.department ?? null],
    );
    return row ?? { p1: 0, p2: 0, p3: 0, p4: 0 };
  }

  /** The distinct enterprises reached, from the unions of the days; a merged enterprise counts as its heir. */
  private async covered({ from, to, department }: MetricScope): Promise<EnterpriseSet> {
    const rows = await this.database.query<{ block: number; bits: Buffer }>(
      `SELECT block, bit_send(bit_or(delivered)) AS bits FROM coverage_day
       WHERE scope = $3 AND day BETWEEN $1 AND $2 GROUP BY block`,
      [from, to, department ?? '*'],
    );
    const blocks = await this.database.one<{ n: number }>(
      'SELECT ((next_ordinal + 4095) >> 12) AS n FROM population',
    );
    const covered = rows.length
      ? setFromBlocks(
          blocks?.n ?? 0,
          rows.map(({ block, bits }) => ({ block, bytes: bitsOf(bits) })),
        )
      : emptySet(blocks?.n ?? 0);
    for (const [former, heir] of await this.enterprises.heirs()) {
      if (!has(covered, former)) continue;
      remove(covered, former);
      add(covered, heir);
    }
    return covered;
  }

  private async identities(
    values: Readonly<Record<MetricId, number>>,
    scope: MetricScope,
  ): Promise<Identity[]> {
    const { P1, P2, P3, P4, P5 } = values;
    const registered = await this.database.one<{ n: number }>('SELECT next_ordinal AS n FROM population');
    const unbalanced = await this.database.one<{ n: number }>(countUnbalanced, [
      scope.from,
      scope.to,
      scope.department ?? null,
    ]);
    return [
      { rule: '推送政策信息条数 ≤ 推送次数', holds: P1 <= P2 },
      { rule: '主动提醒次数 ≤ 推送次数', holds: P3 <= P2 },
      { rule: '覆盖企业数 ≤ 投放企业家次', holds: P5 <= P4 },
      { rule: '覆盖企业数 ≤ 登记企业数', holds: P5 <= (registered?.n ?? 0) },
      { rule: '每次推送：应投 = 已投 + 不投 + 失败 + 不确定 + 待投', holds: unbalanced?.n === 0 },
    ];
  }
}

/** Blocks whose outcomes overlap or leave the target: then the pending ones could not be told apart. */
const countUnbalanced = `
  SELECT count(*)::int AS n FROM push p JOIN delivery_block d ON d.push = p.sequence
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(bit_count(r.members)), 0) AS counted, bit_or(r.members) AS members
    FROM delivery_reason r WHERE r.block = d.block AND r.push = d.push AND r.channel = d.channel) r ON true
  WHERE p.dispatched_on BETWEEN $1 AND $2 AND ($3::text IS NULL OR p.department = $3)
    AND bit_count(d.delivered) + r.counted
        <> bit_count((d.delivered | coalesce(r.members, repeat('0', 4096)::bit(4096))) & d.targeted)`;
