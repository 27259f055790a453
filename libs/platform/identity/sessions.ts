import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import { Database } from '../database/database.js';
import type { ProviderAccount } from './accounts.js';
import { newToken, tokenKey } from './session-token.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A session is written to at most this often: reading a page is no reason to write. */
const touchEveryMs = minuteMs;
const longestText = 200;

/** What the provider said about a sign-in. */
export interface Authentication extends ProviderAccount {
  readonly idToken: string | null;
  readonly acr: string | null;
  readonly amr: readonly string[];
  readonly authenticatedAt: Date;
  /** Whether the person confirmed themselves as strongly as deciding and granting asks for. */
  readonly steppedUp: boolean;
}

/** From where somebody signed in, for their own list of sessions. */
export interface Origin {
  readonly device: string;
  readonly address: string;
}

/** A sign-in that lasts. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly issuer: string;
  readonly subject: string;
  readonly idToken: string | null;
  readonly steppedUpAt: Date | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly device: string;
  readonly address: string;
}

interface EndedSession {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly department: string | null;
  readonly device: string;
  readonly address: string;
  readonly lastSeenAt: Date;
  readonly tooOld: boolean;
}

const columns = `id, person, issuer, subject, id_token AS "idToken", stepped_up_at AS "steppedUpAt",
  created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", device, address`;

/** Sessions of people; the browser holds a secret, the database only its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Opens a session; where accounts may have one only, the others end.
   * @returns the secret for the browser's cookie, told this once
   */
  async open(person: string, authentication: Authentication, origin: Origin): Promise<string> {
    const { signIn } = this.config;
    const now = this.clock.now();
    const token = newToken();
    const { issuer, subject, idToken, acr, amr, authenticatedAt, steppedUp } = authentication;
    await this.database.transaction(async () => {
      if (signIn.single) await this.endAll(person);
      await this.database.query(
        `INSERT INTO session (key, person, issuer, subject, id_token, acr, amr, authenticated_at, stepped_up_at,
                              created_at, last_seen_at, expires_at, device, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13)`,
        [
          ...[tokenKey(token), person, issuer, subject, idToken, acr, [...amr], authenticatedAt],
          ...[
            steppedUp ? authenticatedAt : null,
            now,
            new Date(now.getTime() + signIn.absoluteHours * hourMs),
          ],
          ...[origin.device.slice(0, longestText), origin.address.slice(0, longestText)],
        ],
      );
    });
    return token;
  }

  /** The session of a secret while it lasts: neither idle nor older than the settings allow. */
  find(token: string): Promise<Session | undefined> {
    return this.database.one<Session>(
      `SELECT ${columns} FROM session WHERE key = $1 AND expires_at > $2 AND last_seen_at > $3`,
      [tokenKey(token), this.clock.now(), this.idleSince()],
    );
  }

  /** Notes that the session is in use. */
  async touch({ id, lastSeenAt }: Session): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - lastSeenAt.getTime() < touchEveryMs) return;
    await this.database.query('UPDATE session SET last_seen_at = $2 WHERE id = $1', [id, now]);
  }

  /** Notes that the person confirmed themselves, and changes the secret. The old one is worth nothing from now on. */
  async stepUp({ id }: Session, { idToken, acr, amr, authenticatedAt }: Authentication): Promise<string> {
    const token = newToken();
    await this.database.query(
      `UPDATE session SET key = $2, id_token = coalesce($3, id_token), acr = $4, amr = $5, authenticated_at = $6,
                          stepped_up_at = $6, last_seen_at = $7 WHERE id = $1`,
      [id, tokenKey(token), idToken, acr, [...amr], authenticatedAt, this.clock.now()],
    );
    return token;
  }

  /** The person's sessions that last, newest first. */
  async of(person: string): Promise<Session[]> {
    return this.database.query(
      `SELECT ${columns} FROM session WHERE person = $1 AND expires_at > $2 AND last_seen_at > $3
       ORDER BY last_seen_at DESC, id`,
      [person, this.clock.now(), this.idleSince()],
    );
  }

  /** Ends one of a person's sessions. @returns whether there was one */
  async end(person: string, id: string): Promise<boolean> {
    const ended = await this.database.query(
      'DELETE FROM session WHERE person = $1 AND id = $2 RETURNING id',
      [person, id],
    );
    return ended.length > 0;
  }

  /** Ends the person's sessions, but for the one to keep. */
  async endAll(person: string, keep?: string): Promise<void> {
    await this.database.query('DELETE FROM session WHERE person = $1 AND id IS DISTINCT FROM $2', [
      person,
      keep ?? null,
    ]);
  }

  /** Removes sessions that no longer last; that they ended stands in the trail, once, whoever sweeps. */
  async sweep(): Promise<void> {
    await this.database.transaction(async () => {
      const ended = await this.database.query<EndedSession>(
        `DELETE FROM session s USING person p WHERE p.id = s.person AND (expires_at <= $1 OR last_seen_at <= $2)
         RETURNING s.id, s.person, p.name, p.department, s.device, s.address, s.last_seen_at AS "lastSeenAt",
                   expires_at <= $1 AS "tooOld"`,
        [this.clock.now(), this.idleSince()],
      );
      for (const session of ended) await this.tellEnd(session);
    });
  }

  private async tellEnd(session: EndedSession): Promise<void> {
    const { id, person, name, department, device, address, lastSeenAt, tooOld } = session;
    await this.trail.record(
      { kind: 'person', id: person, name, department, address, agent: device },
      {
        action: 'session.expire',
        subject: { type: 'session', id },
        outcome: 'ok',
        details: { reason: tooOld ? 'absolute' : 'idle', lastSeenAt },
      },
    );
  }

  private idleSince(): Date {
    return new Date(this.clock.now().getTime() - this.config.signIn.idleMinutes * minuteMs);
  }
}
