import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { tokenKey } from './session-token.js';

/** How long somebody may be at the provider. */
const lifeMinutes = 15;

/** What must be remembered while somebody is at the provider. */
export interface SignInAttempt {
  readonly nonce: string;
  /** The secret whose hash was sent ahead (PKCE, RFC 7636). */
  readonly verifier: string;
  /** The page that was asked for. */
  readonly returnTo: string;
  /** Whether a session is to be confirmed, rather than begun. */
  readonly stepUp: boolean;
}

/** Sign-ins under way, each used once and only in the browser in which it began. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param state goes through the provider; @param browser stays in the browser's cookie */
  async begin(state: string, browser: string, attempt: SignInAttempt): Promise<void> {
    await this.sweep();
    const { nonce, verifier, returnTo, stepUp } = attempt;
    await this.database.query(
      `INSERT INTO sign_in_attempt (state, browser, nonce, verifier, return_to, step_up, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tokenKey(state), tokenKey(browser), nonce, verifier, returnTo, stepUp, this.clock.now()],
    );
  }

  /** Takes an attempt out; a second time, in another browser or too late there is none. */
  async take(state: string, browser: string): Promise<SignInAttempt | undefined> {
    return this.database.one<SignInAttempt>(
      `DELETE FROM sign_in_attempt WHERE state = $1 AND browser = $2 AND created_at > $3
       RETURNING nonce, verifier, return_to AS "returnTo", step_up AS "stepUp"`,
      [tokenKey(state), tokenKey(browser), this.oldest()],
    );
  }

  private async sweep(): Promise<void> {
    await this.database.query('DELETE FROM sign_in_attempt WHERE created_at <= $1', [this.oldest()]);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - lifeMinutes * 60_000);
  }
}
