/** Who did something; `nobody` is somebody who has not signed in. */
export type DoerKind = 'person' | 'key' | 'system' | 'cli' | 'nobody';

/** `begun` is written before long work of a terminal, whose end is written apart. */
export const auditOutcomes = ['begun', 'ok', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Who did it, for whom, and from where. */
export interface Doer {
  readonly kind: DoerKind;
  readonly id: string | null;
  readonly name: string;
  /** The person for whom a deputy, a key or a terminal acts. */
  readonly onBehalfOf?: string | null;
  readonly department?: string | null;
  readonly address?: string | null;
  readonly agent?: string | null;
}

/** What was done to what, and how it ended. */
export interface Deed {
  /** A stable name such as `pushes.submit`. */
  readonly action: string;
  readonly subject?: { readonly type: string; readonly id: string | null };
  readonly outcome: AuditOutcome;
  /** Code of the problem when it was refused or failed. */
  readonly code?: string;
  /** Whatever helps to understand it later; masked before it is written. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A row of the trail as it is hashed, exported and forwarded: texts exactly as the database prints them. */
export interface AuditRecord {
  readonly id: string;
  /** Instant in UTC with microseconds, `2026-11-25T04:00:00.000000Z`. */
  readonly at: string;
  readonly actorKind: DoerKind;
  readonly actor: string | null;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly department: string | null;
  readonly action: string;
  readonly subjectType: string | null;
  readonly subject: string | null;
  readonly outcome: AuditOutcome;
  readonly code: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  /** The jsonb column as text. */
  readonly details: string;
}

/** A record with its place in the chain. */
export interface SealedRecord extends AuditRecord {
  readonly number: string;
  readonly algorithm: string;
  readonly hash: Buffer;
}

/** The columns of `AuditRecord` in SQL, of a table called `e`. */
export const recordColumns = `
  e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  e.actor_kind AS "actorKind", e.actor, e.actor_name AS "actorName", e.on_behalf_of AS "onBehalfOf",
  e.department, e.action, e.subject_type AS "subjectType", e.subject, e.outcome, e.code, e.address, e.agent,
  e.details::text AS details`;

/** The columns of `SealedRecord`. */
export const sealedColumns = `${recordColumns}, e.number::text, e.algorithm, e.hash`;
