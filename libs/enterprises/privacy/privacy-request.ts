/** Which case of 个人信息保护法 第四十七条第一款 an erasure rests on. */
export const erasureGrounds = [
  'no-longer-needed',
  'service-ended',
  'consent-withdrawn',
  'unlawful',
  'other',
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

export const requestKinds = ['copy', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * A copy goes from open to ready and, its days over, to expired; an erasure is decided, and done or refused. Both can
 * be withdrawn while they are open.
 */
export const requestStates = [
  'open',
  'approved',
  'ready',
  'done',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What an enterprise asks for about its personal data, and what came of it. */
export interface PrivacyRequest {
  readonly id: string;
  readonly ordinal: number;
  readonly uscc: string;
  readonly enterprise: string;
  readonly kind: RequestKind;
  readonly ground: ErasureGround | null;
  readonly reason: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** YYYY-MM-DD, the last day on which it is answered in time. */
  readonly due: string;
  readonly state: RequestState;
  readonly version: number;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly answer: string | null;
  /** Where a refusal can be contested. */
  readonly remedy: string | null;
  readonly settledAt: Date | null;
  /** Until when the copy can be downloaded. */
  readonly copyUntil: Date | null;
  /** Whether the erased code is refused when it is delivered again; null where nothing is erased. */
  readonly readmitted: boolean | null;
}

/** The columns of `PrivacyRequest`, with everything they come from. */
export const selectRequests = `
  SELECT r.id, r.enterprise AS ordinal, e.uscc, e.name AS enterprise, r.kind, r.ground, r.reason,
         p.name AS "requestedBy", r.requested_at AS "requestedAt", r.due::text AS due, r.state, r.version,
         d.name AS "decidedBy", r.decided_at AS "decidedAt", r.answer, r.remedy, r.settled_at AS "settledAt",
         r.copy_until AS "copyUntil",
         CASE WHEN c.request IS NOT NULL THEN c.readmitted_at IS NOT NULL END AS readmitted
  FROM privacy_request r JOIN enterprise e ON e.ordinal = r.enterprise JOIN person p ON p.id = r.requested_by
  LEFT JOIN person d ON d.id = r.decided_by LEFT JOIN erased_code c ON c.request = r.id`;
