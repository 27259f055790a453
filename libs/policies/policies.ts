import { Injectable } from '@nestjs/common';
import { AuditTrail, Database, notFound, system } from '#platform';
import type { Policy, PolicyItem } from './policy.js';
import type { PolicyFile } from './policy-file.js';
import { PolicyVersions } from './policy-versions.js';

/**
 * On a past day ($1) the versions of that day count. Policies are older than their entry here, so that before its first
 * version a policy is taken as that version has it.
 */
const versionKnown = `(v.number = 1 OR $1::date IS NULL OR (v.created_at AT TIME ZONE 'Asia/Shanghai')::date <= $1::date)`;

/** A round that was taken out counts on the days before. */
const roundKnown = `(r.withdrawn_at IS NULL OR (r.withdrawn_at AT TIME ZONE 'Asia/Shanghai')::date > $1::date)`;

const selectPolicies = `
  SELECT p.code, json_build_object('code', d.code, 'name', d.name) AS department,
         json_build_object('id', v.id, 'number', v.number) AS version,
         p.origin, v.title, v.document_number AS "documentNumber", v.summary, v.source, v.themes, v.profile, v.document,
         p.repealed_on::text AS "repealedOn", p.repeal_reason AS "repealReason",
         CASE WHEN p.superseded_by IS NOT NULL THEN (
           SELECT json_build_object('code', n.policy, 'title', n.title) FROM policy_version n
           WHERE n.policy = p.superseded_by ORDER BY n.number DESC LIMIT 1) END AS "supersededBy",
         coalesce((SELECT json_agg(json_build_object('code', f.code, 'title', n.title) ORDER BY f.code)
                   FROM policy f JOIN LATERAL (SELECT title FROM policy_version n WHERE n.policy = f.code
                                               ORDER BY number DESC LIMIT 1) n ON true
                   WHERE f.superseded_by = p.code), '[]') AS supersedes,
         v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo",
         coalesce((SELECT json_agg(json_build_object('id', r.id, 'code', r.code, 'title', r.title,
                     'opens', r.opens, 'closes', r.closes) ORDER BY r.opens, r.code)
                   FROM round r WHERE r.policy = p.code AND ${roundKnown}), '[]') AS rounds,
         (SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'rule', i.rule,
                     'benefit', i.benefit, 'exclusionGroup', i.exclusion_group, 'marks', i.marks) ORDER BY i.position)
          FROM policy_item i WHERE i.version = v.id) AS items
  FROM policy p
  JOIN department d ON d.code = p.department
  JOIN LATERAL (SELECT * FROM policy_version v WHERE v.policy = p.code AND ${versionKnown} ORDER BY number DESC LIMIT 1) v ON true
  WHERE p.withdrawn_at IS NULL OR (p.withdrawn_at AT TIME ZONE 'Asia/Shanghai')::date > $1::date`;

/** Policies in their newest versions, or in those of a past day. */
@Injectable()
export class Policies {
  constructor(
    private readonly database: Database,
    private readonly versions: PolicyVersions,
    private readonly trail: AuditTrail,
  ) {}

  /** All of them, as they are or as they were on a past day. */
  list(on?: string): Promise<Policy[]> {
    return this.database.query(
      `SELECT * FROM (${selectPolicies}) all_of_them ORDER BY "validFrom" DESC NULLS LAST, code`,
      [on ?? null],
    );
  }

  /** One of them, as it is or as it was on a past day. @throws Fault when there is none. */
  async get(code: string, on?: string): Promise<Policy> {
    const policy = await this.database.one<Policy>(
      `SELECT * FROM (${selectPolicies}) one_of_them WHERE code = $2`,
      [on ?? null, code],
    );
    if (!policy) throw notFound('这项政策');
    return policy;
  }

  /** Policies that have a file but are kept by their departments in pages: the file is no longer loaded. */
  async takenOver(): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      `SELECT code FROM policy p WHERE origin = 'editor'
         AND EXISTS (SELECT FROM policy_version v WHERE v.policy = p.code AND v.origin = 'file') ORDER BY code`,
    );
    return rows.map(({ code }) => code);
  }

  /** An item by its id and the policy it belongs to; items of former versions are found too. @throws Fault */
  async item(id: string): Promise<{ policy: string; item: PolicyItem }> {
    const row = await this.database.one<PolicyItem & { policy: string }>(
      `SELECT v.policy, i.id, i.code, i.title, i.rule, i.benefit, i.exclusion_group AS "exclusionGroup", i.marks
       FROM policy_item i JOIN policy_version v ON v.id = i.version WHERE i.id = $1`,
      [id],
    );
    if (!row) throw notFound('这个政策条目');
    const { policy, ...item } = row;
    return { policy, item };
  }

  /**
   * Brings the operator's files into the database: a changed file becomes a new version, an unchanged one
   * changes nothing, rounds keep their identity. Policies without a file are withdrawn, never deleted. What a
   * department has taken over into the editor stays as the department wrote it.
   * @returns codes of the policies that got a new version
   */
  async synchronise(files: readonly PolicyFile[]): Promise<string[]> {
    return this.database.transaction(async () => {
      await this.database.lock('catalogue');
      const changed: string[] = [];
      for (const file of files) if (await this.synchroniseOne(file)) changed.push(file.code);
      const withdrawn = await this.database.query<{ code: string }>(
        `UPDATE policy SET withdrawn_at = now()
         WHERE withdrawn_at IS NULL AND origin = 'file' AND NOT (code = ANY($1)) RETURNING code`,
        [files.map((file) => file.code)],
      );
      for (const code of changed) await this.tell('load', code);
      for (const { code } of withdrawn) await this.tell('unload', code);
      return changed;
    });
  }

  private tell(verb: 'load' | 'unload', code: string): Promise<void> {
    const subject = { type: 'policies', id: code };
    return this.trail.record(system, { action: `policies.${verb}`, subject, outcome: 'ok' });
  }

  private async synchroniseOne(file: PolicyFile): Promise<boolean> {
    const kept = await this.database.one<{ origin: string }>(
      `INSERT INTO policy (code, department) VALUES ($1, $2)
       ON CONFLICT (code) DO UPDATE
         SET department = CASE WHEN policy.origin = 'file' THEN excluded.department ELSE policy.department END,
             withdrawn_at = NULL
       RETURNING origin`,
      [file.code, file.department],
    );
    return kept?.origin === 'file' && this.versions.write(file, { origin: 'file' });
  }
}
