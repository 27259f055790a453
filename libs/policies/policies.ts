import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, notFound } from '#platform';
import type { Policy, PolicyItem } from './policy.js';
import type { PolicyFile } from './policy-file.js';

const selectPolicies = `
  SELECT p.code, json_build_object('code', d.code, 'name', d.name) AS department,
         json_build_object('id', v.id, 'number', v.number) AS version,
         v.title, v.document_number AS "documentNumber", v.summary, v.source, v.themes,
         v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo",
         coalesce((SELECT json_agg(json_build_object('id', r.id, 'code', r.code, 'title', r.title,
                     'opens', r.opens, 'closes', r.closes) ORDER BY r.opens, r.code)
                   FROM round r WHERE r.policy = p.code), '[]') AS rounds,
         (SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'rule', i.rule,
                     'benefit', i.benefit, 'exclusionGroup', i.exclusion_group) ORDER BY i.position)
          FROM policy_item i WHERE i.version = v.id) AS items
  FROM policy p
  JOIN department d ON d.code = p.department
  JOIN LATERAL (SELECT * FROM policy_version v WHERE v.policy = p.code ORDER BY number DESC LIMIT 1) v ON true
  WHERE p.withdrawn_at IS NULL`;

/** Policies in their newest versions. */
@Injectable()
export class Policies {
  constructor(private readonly database: Database) {}

  list(): Promise<Policy[]> {
    return this.database.query(`${selectPolicies} ORDER BY v.valid_from DESC NULLS LAST, p.code`);
  }

  /** @throws Fault when there is none. */
  async get(code: string): Promise<Policy> {
    const policy = await this.database.one<Policy>(`${selectPolicies} AND p.code = $1`, [code]);
    if (!policy) throw notFound('这项政策');
    return policy;
  }

  /** An item by its id and the policy it belongs to; items of former versions are found too. @throws Fault */
  async item(id: string): Promise<{ policy: string; item: PolicyItem }> {
    const row = await this.database.one<PolicyItem & { policy: string }>(
      `SELECT v.policy, i.id, i.code, i.title, i.rule, i.benefit, i.exclusion_group AS "exclusionGroup"
       FROM policy_item i JOIN policy_version v ON v.id = i.version WHERE i.id = $1`,
      [id],
    );
    if (!row) throw notFound('这个政策条目');
    const { policy, ...item } = row;
    return { policy, item };
  }

  /**
   * Brings the operator's files into the database: a changed file becomes a new version, an unchanged one
   * changes nothing, rounds keep their identity. Policies without a file are withdrawn, never deleted.
   * @returns codes of the policies that got a new version
   */
  async synchronise(files: readonly PolicyFile[]): Promise<string[]> {
    return this.database.transaction(async () => {
      await this.database.lock('catalogue');
      const changed: string[] = [];
      for (const file of files) if (await this.synchroniseOne(file)) changed.push(file.code);
      await this.database.query(
        'UPDATE policy SET withdrawn_at = now() WHERE withdrawn_at IS NULL AND NOT (code = ANY($1))',
        [files.map((file) => file.code)],
      );
      return changed;
    });
  }

  private async synchroniseOne(file: PolicyFile): Promise<boolean> {
    await this.database.query(
      `INSERT INTO policy (code, department) VALUES ($1, $2)
       ON CONFLICT (code) DO UPDATE SET department = excluded.department, withdrawn_at = NULL`,
      [file.code, file.department],
    );
    await this.writeRounds(file);
    const digest = digestOf(file);
    const newest = await this.database.one<{ number: number; digest: string }>(
      'SELECT number, digest FROM policy_version WHERE policy = $1 ORDER BY number DESC LIMIT 1',
      [file.code],
    );
    if (newest?.digest === digest) return false;
    await this.writeVersion(file, (newest?.number ?? 0) + 1, digest);
    return true;
  }

  private async writeRounds(file: PolicyFile): Promise<void> {
    for (const round of file.rounds) {
      await this.database.query(
        `INSERT INTO round (id, policy, code, title, opens, closes) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (policy, code) DO UPDATE SET title = excluded.title, opens = excluded.opens, closes = excluded.closes`,
        [randomUUID(), file.code, round.code, round.title, round.opens, round.closes],
      );
    }
  }

  private async writeVersion(file: PolicyFile, number: number, digest: string): Promise<void> {
    const version = randomUUID();
    await this.database.query(
      `INSERT INTO policy_version (id, policy, number, digest, title, document_number, summary, source, themes, valid_from,
                                   valid_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        version,
        file.code,
        number,
        digest,
        file.title,
        file.documentNumber,
        file.summary,
        file.source,
        file.themes,
        file.validFrom,
        file.validTo,
      ],
    );
    for (const [position, item] of file.items.entries()) {
      await this.database.query(
        `INSERT INTO policy_item (id, version, code, position, title, rule, benefit, exclusion_group)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          randomUUID(),
          version,
          item.code,
          position,
          item.title,
          JSON.stringify(item.rule),
          item.benefit && JSON.stringify(item.benefit),
          item.exclusionGroup,
        ],
      );
    }
  }
}

/** Cases and rounds are not part of a version: they judge and schedule it. */
function digestOf(file: PolicyFile): string {
  const { rounds: _rounds, items, ...head } = file;
  const content = { ...head, items: items.map(({ cases: _cases, ...item }) => item) };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
