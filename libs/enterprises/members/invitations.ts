import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Fault, notFound } from '#platform';
import type { MemberEnterprise } from '../registry/memberships.js';
import type { MemberRole } from './member.js';
import { Members } from './members.js';

const codeBytes = 24;
const lifeDays = 7;
const dayMs = 86_400_000;

/** An invitation that still stands, or what became of it. */
export interface Invitation {
  readonly id: string;
  readonly role: MemberRole;
  /** Whom it is for, in the inviter's words. */
  readonly note: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  /** Too old to be accepted; it can be sent again. */
  readonly expired: boolean;
}

/** An invitation and its code, which is told this once. */
export interface Invited {
  readonly id: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Codes that admit one person each to one enterprise, for a week. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly clock: Clock,
  ) {}

  /** Those nobody has accepted or withdrawn yet; the expired stay for a month, to be sent again. */
  open({ ordinal }: MemberEnterprise): Promise<Invitation[]> {
    return this.database.query(
      `SELECT i.id, i.role, i.note, p.name AS "invitedBy", i.expires_at AS "expiresAt",
              i.expires_at <= $2 AS expired
       FROM invitation i JOIN person p ON p.id = i.invited_by
       WHERE i.enterprise = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $2::timestamptz - interval '30 days'
       ORDER BY i.invited_at DESC, i.id`,
      [ordinal, this.clock.now()],
    );
  }

  /** @throws Fault when the inviter does not decide for the enterprise */
  async invite(enterprise: MemberEnterprise, role: MemberRole, note: string, actor: Actor): Promise<Invited> {
    await this.members.mustDecide(enterprise, actor.id);
    const { code, now, expiresAt } = this.newCode();
    const row = await this.database.one<{ id: string }>(
      `INSERT INTO invitation (code, enterprise, role, note, invited_by, invited_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [hashOf(code), enterprise.ordinal, role, note, actor.id, now, expiresAt],
    );
    return { id: row?.id ?? '', code, expiresAt };
  }

  /** Makes a new code and another week for an invitation; the old code is worth nothing from now on. */
  async resend(enterprise: MemberEnterprise, id: string, actor: Actor): Promise<Invited> {
    await this.members.mustDecide(enterprise, actor.id);
    const { code, now, expiresAt } = this.newCode();
    const renewed = await this.database.query(
      `UPDATE invitation SET code = $3, invited_by = $4, invited_at = $5, expires_at = $6
       WHERE id = $1 AND enterprise = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id`,
      [id, enterprise.ordinal, hashOf(code), actor.id, now, expiresAt],
    );
    if (renewed.length === 0) throw notFound('这份邀请');
    return { id, code, expiresAt };
  }

  /** Makes a code worthless. */
  async withdraw(enterprise: MemberEnterprise, id: string, actor: Actor): Promise<void> {
    await this.members.mustDecide(enterprise, actor.id);
    const withdrawn = await this.database.query(
      `UPDATE invitation SET withdrawn_at = $3
       WHERE id = $1 AND enterprise = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id`,
      [id, enterprise.ordinal, this.clock.now()],
    );
    if (withdrawn.length === 0) throw notFound('这份邀请');
  }

  /**
   * Takes the person in by whom the code was received. Two at once: one of them is too late.
   * @returns the code of the enterprise
   * @throws Fault when the code is unknown, used, withdrawn or too old, or who gave it no longer decides: all are told alike
   */
  accept(code: string, actor: Actor): Promise<string> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const row = await this.database.one<{ enterprise: number; role: MemberRole; invitedBy: string }>(
        `UPDATE invitation SET accepted_by = $2, accepted_at = $3
         WHERE code = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $3 AND EXISTS (
           SELECT FROM membership m WHERE m.enterprise = invitation.enterprise AND m.person = invited_by
             AND m.role = 'legalRepresentative')
         RETURNING enterprise, role, invited_by AS "invitedBy"`,
        [hashOf(code), actor.id, now],
      );
      if (!row) throw new Fault('notFound', 'invitation', '邀请码无效、已使用或已过期，请联系邀请人重新发送');
      if (!(await this.members.admit(row.enterprise, actor.id, row.role, row.invitedBy)))
        throw new Fault('conflict', 'already-member', '您已是这家企业的成员，邀请码可转给其他人使用');
      return this.usccOf(row.enterprise);
    });
  }

  private newCode(): { code: string; now: Date; expiresAt: Date } {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lifeDays * dayMs);
    return { code: randomBytes(codeBytes).toString('base64url'), now, expiresAt };
  }

  private async usccOf(enterprise: number): Promise<string> {
    const row = await this.database.one<{ uscc: string }>('SELECT uscc FROM enterprise WHERE ordinal = $1', [
      enterprise,
    ]);
    return row?.uscc ?? '';
  }
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
