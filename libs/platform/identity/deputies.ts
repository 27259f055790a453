import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Fault, notFound } from '../fault.js';
import type { Actor } from './actor.js';
import { withinRules } from './identity-fault.js';

/** Somebody acts in another person's place for some days. */
export interface Deputy {
  readonly id: string;
  readonly deputy: { readonly id: string; readonly name: string };
  readonly starts: string;
  readonly ends: string;
  readonly namedBy: string;
  readonly endedAt: Date | null;
}

/** Somebody of one's own department. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A deputy to name. */
export interface NewDeputy {
  readonly deputy: string;
  readonly starts: string;
  readonly ends: string;
}

const longestDays = 92;
const dayMs = 86_400_000;

/** Deputies for leave: of the same department, from day to day, one at a time. */
@Injectable()
export class Deputies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A person's deputies, those to come first. */
  of(absent: string): Promise<Deputy[]> {
    return this.database.query(
      `SELECT s.id, jsonb_build_object('id', d.id, 'name', d.name) AS deputy, to_char(s.starts, 'YYYY-MM-DD') AS starts,
              to_char(s.ends, 'YYYY-MM-DD') AS ends, n.name AS "namedBy", s.ended_at AS "endedAt"
       FROM deputy s JOIN person d ON d.id = s.deputy JOIN person n ON n.id = s.named_by
       WHERE s.absent = $1 ORDER BY s.starts DESC, s.named_at DESC`,
      [absent],
    );
  }

  /** Those who can be named: of the same department, in office with a role of their own, and no administrators. */
  candidates(absent: string): Promise<Colleague[]> {
    return this.database.query(
      `SELECT d.id, d.name FROM person a JOIN person d ON d.department = a.department AND d.id <> a.id
       WHERE a.id = $1 AND d.ended_at IS NULL AND ${hasRole('d.id')} AND NOT ${hasRole('d.id', administrators)}
       ORDER BY d.name, d.id`,
      [absent],
    );
  }

  /**
   * Names a deputy. Naming gives no rights to somebody whom the security administrator gave none.
   * @throws Fault when it is nobody of the department, has no role, for too long, or there is a deputy already
   */
  async name(absent: string, { deputy, starts, ends }: NewDeputy, actor: Actor): Promise<void> {
    if (ends < this.clock.today()) throw dateFault('/ends', '结束日期已经过去');
    if ((Date.parse(ends) - Date.parse(starts)) / dayMs >= longestDays)
      throw dateFault('/ends', `一次代理最长 ${longestDays} 天`);
    await this.mustHaveRole(deputy);
    await withinRules(() =>
      this.database.query(
        'INSERT INTO deputy (absent, deputy, starts, ends, named_by) VALUES ($1, $2, $3, $4, $5)',
        [absent, deputy, starts, ends, actor.id],
      ),
    );
  }

  private async mustHaveRole(person: string): Promise<void> {
    if (await this.database.one(`SELECT WHERE ${hasRole('$1::uuid')}`, [person])) return;
    const message = '代理人还没有角色，请换一位同事，或先请安全管理员授予角色';
    throw new Fault('conflict', 'deputy-without-role', message, [{ pointer: '/deputy', message }]);
  }

  /** Ends a deputy's time from this moment on. */
  async end(absent: string, id: string, actor: Actor): Promise<void> {
    const ended = await this.database.query(
      `UPDATE deputy SET ended_at = $3, ended_by = $4 WHERE id = $1 AND absent = $2 AND ended_at IS NULL RETURNING id`,
      [id, absent, this.clock.now(), actor.id],
    );
    if (ended.length === 0) throw notFound('这项代理');
  }
}

const administrators = "AND g.role IN ('systemAdmin', 'securityAdmin', 'auditAdmin')";

/** Whether a person has a role, now or later. @param only narrows the roles that count */
function hasRole(person: string, only = ''): string {
  return `EXISTS (SELECT FROM role_grant g WHERE g.person = ${person} AND g.ended_at IS NULL
                    AND coalesce(g.ends, 'infinity') >= current_date ${only})`;
}

function dateFault(pointer: string, message: string): Fault {
  return new Fault('invalid', 'dates', message, [{ pointer, message }]);
}
