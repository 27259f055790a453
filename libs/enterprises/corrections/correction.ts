import type { FactValue } from '#matching';

export type CorrectionState = 'open' | 'accepted' | 'rejected' | 'withdrawn';

/** What an enterprise says is wrong with one fact or one tag, and what came of it. */
export interface Correction {
  readonly id: string;
  readonly ordinal: number;
  readonly uscc: string;
  readonly enterprise: string;
  readonly fact: string | null;
  readonly tag: string | null;
  /** The value when it was asked for; null when there was none. */
  readonly stood: FactValue | null;
  readonly proposed: FactValue | null;
  readonly reason: string;
  readonly attachment: { readonly id: string; readonly name: string; readonly bytes: number } | null;
  readonly department: string;
  readonly departmentName: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** YYYY-MM-DD, the last day on which it is answered in time. */
  readonly due: string;
  readonly state: CorrectionState;
  readonly version: number;
  readonly answer: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly seenAt: Date | null;
}

/** The columns of `Correction`, with everything they come from. */
export const selectCorrections = `
  SELECT c.id, c.enterprise AS ordinal, e.uscc, e.name AS enterprise, c.fact, c.tag, c.stood, c.proposed, c.reason,
         CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) END AS attachment,
         c.department, d.name AS "departmentName", p.name AS "requestedBy", c.requested_at AS "requestedAt",
         c.due::text AS due, c.state, c.version, c.answer, s.name AS "settledBy", c.settled_at AS "settledAt",
         c.seen_at AS "seenAt"
  FROM correction c JOIN enterprise e ON e.ordinal = c.enterprise JOIN department d ON d.code = c.department
  JOIN person p ON p.id = c.requested_by LEFT JOIN person s ON s.id = c.settled_by
  LEFT JOIN stored_file f ON f.id = c.attachment`;
