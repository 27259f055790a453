import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Fault, notFound } from '../fault.js';
import type { Actor } from './actor.js';
import { withinRules } from './identity-fault.js';
import type { Role } from './permission.js';

/** A role somebody has, had or will have. */
export interface RoleGrant {
  readonly id: string;
  readonly role: Role;
  /** First day, YYYY-MM-DD. */
  readonly starts: string;
  /** Last day, or null: until it is ended. */
  readonly ends: string | null;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** A role to give. */
export interface NewGrant {
  readonly role: Role;
  readonly starts: string;
  readonly ends: string | null;
}

/** Rights, given by the security administrator to others; the database keeps the administrators apart. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every grant of a person, newest first. */
  of(person: string): Promise<RoleGrant[]> {
    return this.database.query(
      `SELECT g.id, g.role, to_char(g.starts, 'YYYY-MM-DD') AS starts, to_char(g.ends, 'YYYY-MM-DD') AS ends,
              b.name AS "grantedBy", g.granted_at AS "grantedAt", e.name AS "endedBy", g.ended_at AS "endedAt",
              g.end_reason AS "endReason"
       FROM role_grant g LEFT JOIN person b ON b.id = g.granted_by LEFT JOIN person e ON e.id = g.ended_by
       WHERE g.person = $1 ORDER BY g.starts DESC, g.granted_at DESC, g.role`,
      [person],
    );
  }

  /** @throws Fault when it would be to oneself, held twice, or an administrator's beside another role */
  async give(person: string, { role, starts, ends }: NewGrant, actor: Actor): Promise<void> {
    if (person === actor.id)
      throw new Fault('conflict', 'grant-to-oneself', '不能给自己授予角色，请由另一位安全管理员办理');
    if (ends !== null && ends < this.clock.today()) {
      const message = '结束日期已经过去';
      throw new Fault('invalid', 'dates', message, [{ pointer: '/ends', message }]);
    }
    const open = await this.database.one('SELECT FROM person WHERE id = $1 AND ended_at IS NULL', [person]);
    if (!open) throw new Fault('conflict', 'account-ended', '这个账号不存在或已停用，不能授予角色');
    await withinRules(() =>
      this.database.query(
        'INSERT INTO role_grant (person, role, starts, ends, granted_by) VALUES ($1, $2, $3, $4, $5)',
        [person, role, starts, ends, actor.id],
      ),
    );
  }

  /** Takes a role away from this moment on. */
  async end(person: string, grant: string, reason: string, actor: Actor): Promise<void> {
    const ended = await withinRules(() =>
      this.database.query(
        `UPDATE role_grant SET ended_at = $3, ended_by = $4, end_reason = $5
         WHERE id = $1 AND person = $2 AND ended_at IS NULL RETURNING id`,
        [grant, person, this.clock.now(), actor.id, reason],
      ),
    );
    if (ended.length === 0) throw notFound('这项在用的授权');
  }
}
