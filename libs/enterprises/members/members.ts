import { Injectable } from '@nestjs/common';
import { Database, Fault, notFound } from '#platform';
import type { MemberEnterprise } from '../registry/memberships.js';
import type { Member, MemberRole } from './member.js';

/** The people of an enterprise; its legal representative decides who they are. */
@Injectable()
export class Members {
  constructor(private readonly database: Database) {}

  /** Everybody who acts for the enterprise, longest first. */
  of({ ordinal }: MemberEnterprise): Promise<Member[]> {
    return this.database.query(
      `SELECT m.person, p.name, m.role, m.since FROM membership m JOIN person p ON p.id = m.person
       WHERE m.enterprise = $1 AND p.ended_at IS NULL ORDER BY m.since, p.name`,
      [ordinal],
    );
  }

  /** @throws Fault when the person does not decide for the enterprise */
  async mustDecide({ ordinal }: MemberEnterprise, person: string): Promise<void> {
    if (await this.decides(ordinal, person)) return;
    throw new Fault('forbidden', 'not-legal-representative', '只有法定代表人（经营者）可以办理，请由其操作');
  }

  /** Whether the person decides for the enterprise. */
  async decides(enterprise: number, person: string): Promise<boolean> {
    const row = await this.database.one<{ role: MemberRole }>(
      'SELECT role FROM membership WHERE enterprise = $1 AND person = $2',
      [enterprise, person],
    );
    return row?.role === 'legalRepresentative';
  }

  /** Takes somebody in; whoever is a member already stays what they are. @returns whether they are new */
  async admit(enterprise: number, person: string, role: MemberRole, by: string | null): Promise<boolean> {
    const admitted = await this.database.query(
      `INSERT INTO membership (person, enterprise, role, admitted_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING person`,
      [person, enterprise, role, by],
    );
    return admitted.length > 0;
  }

  /** Ends a membership, one's own or another's. @throws Fault when it is the last legal representative's */
  async remove({ ordinal }: MemberEnterprise, person: string): Promise<void> {
    const removed = await this.database
      .query('DELETE FROM membership WHERE enterprise = $1 AND person = $2 RETURNING person', [
        ordinal,
        person,
      ])
      .catch(explain);
    if (removed.length === 0) throw notFound('这位成员');
  }

  /** Whether somebody decides for the enterprise. */
  async isClaimed(enterprise: number): Promise<boolean> {
    const row = await this.database.one(
      "SELECT FROM membership WHERE enterprise = $1 AND role = 'legalRepresentative'",
      [enterprise],
    );
    return row !== undefined;
  }
}

function explain(error: unknown): never {
  const { driverError } = error as { driverError?: { constraint?: string } };
  if (driverError?.constraint !== 'membership_keeps_legal_representative') throw error;
  throw new Fault(
    'conflict',
    'last-legal-representative',
    '企业须至少有一位法定代表人，请先邀请新的法定代表人再移除',
  );
}
