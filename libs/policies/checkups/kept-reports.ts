import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { amountFields, fieldsAsked, isGroup, type RuleNode, type Verdict } from '#matching';
import { Populations } from '#enterprises';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import type { CheckupItem } from './checkup-report.js';
import { Checkups } from './checkups.js';
import type { ItemDifference, KeptHead, KeptItem, KeptReport } from './kept-report.js';
import { compareRuns } from './report-comparison.js';

/** A kept report and what a run of today says differently. */
export interface Rerun {
  readonly kept: KeptReport;
  readonly day: string;
  readonly differences: readonly ItemDifference[];
}

const headColumns = `r.id, r.at, r.day::text AS day, p.name AS person, r.population_version::text AS "populationVersion",
  (SELECT jsonb_object_agg(verdict, n) FROM (
     SELECT item ->> 'verdict' AS verdict, count(*) AS n FROM jsonb_array_elements(r.items) item GROUP BY 1) v) AS verdicts`;

/**
 * Check-up reports that are kept as they were. An enterprise sees its own, a department those it made; neither sees
 * the other's, since the enterprise's own rest on what it says of itself.
 */
@Injectable()
export class KeptReports {
  constructor(
    private readonly database: Database,
    private readonly checkups: Checkups,
    private readonly populations: Populations,
    private readonly clock: Clock,
  ) {}

  /** Runs a check-up and keeps it. @throws Fault as a check-up does */
  async keep(uscc: string, on: string | undefined, actor: Actor): Promise<KeptReport> {
    const report = await this.checkups.report(uscc, { on, declared: isOwn(actor) });
    const { version } = await this.populations.current();
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO checkup_report (id, enterprise, department, person, at, day, population_version, facts, items)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        report.known.enterprise.ordinal,
        keeperOf(actor),
        actor.id,
        this.clock.now(),
        report.on,
        version,
        JSON.stringify(report.known.facts),
        JSON.stringify(report.items.map(keptItem)),
      ],
    );
    return this.get(uscc, id, actor);
  }

  /** Newest first. */
  async list(
    uscc: string,
    { page, size }: { page: number; size: number },
    actor: Actor,
  ): Promise<{ items: KeptHead[]; total: number }> {
    const whose = [uscc, keeperOf(actor)];
    const items = await this.database.query<KeptHead>(
      `SELECT ${headColumns} ${visible} ORDER BY r.at DESC LIMIT $3 OFFSET $4`,
      [...whose, size, (page - 1) * size],
    );
    const total = await this.database.one<{ n: number }>(`SELECT count(*)::int AS n ${visible}`, whose);
    return { items, total: total?.n ?? 0 };
  }

  /** @throws Fault when there is none that this person may see */
  async get(uscc: string, id: string, actor: Actor): Promise<KeptReport> {
    const report = await this.database.one<KeptReport>(
      `SELECT ${headColumns}, e.uscc, r.facts, r.items ${visible} AND r.id = $3`,
      [uscc, keeperOf(actor), id],
    );
    if (!report) throw notFound('这份体检报告');
    return report;
  }

  /** Runs it again today and says which verdicts differ and why. */
  async rerun(uscc: string, id: string, actor: Actor): Promise<Rerun> {
    const kept = await this.get(uscc, id, actor);
    const { known, on, items } = await this.checkups.report(uscc, { declared: isOwn(actor) });
    const now = { facts: known.facts, day: on, items: items.map(keptItem) };
    return { kept, day: on, differences: compareRuns(kept, now) };
  }
}

const visible = `FROM checkup_report r JOIN enterprise e ON e.ordinal = r.enterprise JOIN person p ON p.id = r.person
  WHERE e.uscc = $1 AND r.department IS NOT DISTINCT FROM $2`;

/** Staff see every enterprise; whoever does not acts for the enterprise itself. */
const isOwn = (actor: Actor): boolean => !actor.may('enterprises:read');

/** The department that keeps the report; null is the enterprise itself. @throws Fault for staff of no department */
function keeperOf(actor: Actor): string | null {
  if (isOwn(actor)) return null;
  if (actor.department) return actor.department.code;
  throw new Fault('forbidden', 'no-department', '您不属于任何部门，不能存取体检报告');
}

function keptItem({ policy, item, verdict, outcome, estimate }: CheckupItem): KeptItem {
  return {
    policy: policy.code,
    policyTitle: policy.title,
    version: policy.version,
    item: item.code,
    itemTitle: item.title,
    verdict,
    ruleVerdict: outcome.verdict satisfies Verdict,
    missing: outcome.missing,
    estimate: estimate ?? null,
    reckonedFrom: item.benefit?.amount ? amountFields(item.benefit.amount) : [],
    asked: [...new Set(fieldsOf(item.rule))],
  };
}

const fieldsOf = (node: RuleNode): string[] =>
  isGroup(node) ? node.rules.flatMap(fieldsOf) : [...fieldsAsked(node)];
