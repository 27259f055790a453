import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, notFound } from '#platform';
import type { PolicyProfile } from './drafts/draft-content.js';
import type { ClauseMark, PolicyItem } from './policy.js';
import type { PolicyFile, PolicyFileItem } from './policy-file.js';

/** An item as a version keeps it; those of files have no document to be marked in. */
export type VersionItem = PolicyFileItem & { readonly marks?: readonly ClauseMark[] };
export type VersionFile = Omit<PolicyFile, 'items'> & { readonly items: readonly VersionItem[] };

/** Where a version comes from, and what is told of it besides. */
export interface VersionOrigin {
  readonly origin: 'file' | 'editor';
  readonly profile?: PolicyProfile;
  readonly document?: string | null;
}

/** A version of a policy, newest or former. */
export interface PolicyVersion {
  readonly number: number;
  readonly origin: 'file' | 'editor';
  readonly title: string;
  readonly documentNumber: string | null;
  readonly summary: string;
  readonly source: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly themes: readonly string[];
  readonly profile: Partial<PolicyProfile>;
  readonly body: string | null;
  readonly createdAt: Date;
  readonly items: readonly PolicyItem[];
}

const select = `
  SELECT v.number, v.origin, v.title, v.document_number AS "documentNumber", v.summary, v.source, v.themes,
         v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo", v.profile, d.body,
         v.created_at AS "createdAt",
         (SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'rule', i.rule,
                   'benefit', i.benefit, 'exclusionGroup', i.exclusion_group, 'marks', i.marks) ORDER BY i.position)
          FROM policy_item i WHERE i.version = v.id) AS items
  FROM policy_version v LEFT JOIN policy_document d ON d.id = v.document`;

/** The versions of policies: written once, never changed. */
@Injectable()
export class PolicyVersions {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws Fault when there is no such policy */
  async list(policy: string): Promise<PolicyVersion[]> {
    const versions = await this.database.query<PolicyVersion>(
      `${select} WHERE v.policy = $1 ORDER BY v.number DESC`,
      [policy],
    );
    if (versions.length === 0) throw notFound('这项政策');
    return versions;
  }

  /** Brings a policy's rounds up to date and writes the next version if anything else has changed. */
  async write(file: VersionFile, from: VersionOrigin): Promise<boolean> {
    await this.writeRounds(file);
    const digest = digestOf(file, from);
    const newest = await this.database.one<{ number: number; digest: string }>(
      'SELECT number, digest FROM policy_version WHERE policy = $1 ORDER BY number DESC LIMIT 1',
      [file.code],
    );
    if (newest?.digest === digest) return false;
    await this.insert(file, from, (newest?.number ?? 0) + 1, digest);
    return true;
  }

  private async writeRounds(file: VersionFile): Promise<void> {
    for (const round of file.rounds) {
      await this.database.query(
        `INSERT INTO round (id, policy, code, title, opens, closes) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (policy, code) DO UPDATE
           SET title = excluded.title, opens = excluded.opens, closes = excluded.closes, withdrawn_at = NULL`,
        [randomUUID(), file.code, round.code, round.title, round.opens, round.closes],
      );
    }
    // Closed, not deleted: pushes and whom they told keep their round.
    await this.database.query(
      `UPDATE round SET withdrawn_at = now() WHERE policy = $1 AND withdrawn_at IS NULL AND NOT (code = ANY($2))`,
      [file.code, file.rounds.map(({ code }) => code)],
    );
  }

  private async insert(
    file: VersionFile,
    { origin, profile, document }: VersionOrigin,
    number: number,
    digest: string,
  ): Promise<void> {
    const version = randomUUID();
    const { title, documentNumber, summary, source, validFrom, validTo } = file;
    await this.database.query(
      `INSERT INTO policy_version (id, policy, number, digest, title, document_number, summary, source, valid_from, valid_to,
                                   origin, profile, document, themes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        version,
        file.code,
        number,
        digest,
        title,
        documentNumber,
        summary,
        source,
        validFrom,
        validTo,
        origin,
        JSON.stringify(profile ?? {}),
        document ?? null,
        file.themes,
      ],
    );
    for (const [position, item] of file.items.entries()) await this.insertItem(version, position, item);
  }

  private async insertItem(version: string, position: number, item: VersionItem): Promise<void> {
    const { code, title, rule, benefit, exclusionGroup, marks = [] } = item;
    await this.database.query(
      `INSERT INTO policy_item (id, version, code, position, title, rule, benefit, exclusion_group, marks)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        version,
        code,
        position,
        title,
        JSON.stringify(rule),
        benefit && JSON.stringify(benefit),
        exclusionGroup,
        JSON.stringify(marks),
      ],
    );
  }
}

/** Cases and rounds are not part of a version: they judge and schedule it. */
function digestOf(file: VersionFile, { profile, document }: VersionOrigin): string {
  const { rounds: _rounds, items, ...head } = file;
  const content = {
    ...head,
    items: items.map(({ cases: _cases, ...item }) => item),
    ...(profile && { profile }),
    ...(document && { document }),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
