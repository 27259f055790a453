import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Accounts, Config, Fault, type Session, Sessions, SignInAttempts } from '#platform';
import { type Answered, IdentityProvider } from './identity-provider.js';
import { type Browser, type Entrance, SignInTrail } from './sign-in-trail.js';

/** What somebody asks for who wants to sign in. */
export interface Wish {
  readonly returnTo: string;
  /** Confirm the present session instead of beginning one. */
  readonly stepUp: boolean;
  readonly another: boolean;
}

/** A session's new secret, and where to go on. */
export interface Entered {
  readonly token: string;
  readonly returnTo: string;
}

/** Signing in and confirming oneself, from the wish to the session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly attempts: SignInAttempts,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly config: Config,
    private readonly trail: SignInTrail,
  ) {}

  /** Where to send the browser. @throws Fault when the provider does not answer */
  async begin({ returnTo, stepUp, another }: Wish, browser: string): Promise<string> {
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const address = await this.provider.address({ state, nonce, verifier, stepUp, another });
    await this.attempts.begin(state, browser, { nonce, verifier, returnTo: this.within(returnTo), stepUp });
    return address;
  }

  /**
   * Ends what `begin` began. A new sign-in is a new session, and the one the browser had ends; a confirmation changes
   * the secret of the one it had.
   * @throws Fault with a code that the sign-in page explains
   */
  async complete(query: string, browser: Browser, present: Session | undefined): Promise<Entered> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const attempt = await this.attempts.take(state, browser.token);
    if (!attempt) throw new Fault('unprocessable', 'attempt-expired', '这次登录已过期或已使用过，请重新登录');
    const confirmed = attempt.stepUp ? present : undefined;
    const entrance: Entrance = {
      action: attempt.stepUp ? 'session.stepUp' : 'session.signIn',
      browser,
      ...(confirmed && { person: confirmed.person }),
    };
    const answered = await this.trail.attempt(entrance, () => this.provider.exchange(query, state, attempt));
    const settle = () =>
      confirmed ? this.confirm(entrance, confirmed, answered) : this.enter(entrance, answered, present);
    return { token: await this.trail.attempt(entrance, settle, answered), returnTo: attempt.returnTo };
  }

  private async enter(entrance: Entrance, answered: Answered, present: Session | undefined): Promise<string> {
    const person = await this.personOf(answered);
    return this.trail.done({ ...entrance, action: 'session.signIn' }, person, answered, async () => {
      if (present) await this.sessions.end(present.person, present.id);
      return this.sessions.open(person, answered, entrance.browser);
    });
  }

  private async confirm(entrance: Entrance, session: Session, answered: Answered): Promise<string> {
    if (answered.issuer !== session.issuer || answered.subject !== session.subject) {
      throw new Fault('forbidden', 'another-account', '确认身份时用了另一个账号，请用当前登录的账号确认');
    }
    return this.trail.done(entrance, session.person, answered, () => this.sessions.stepUp(session, answered));
  }

  private async personOf(answered: Answered): Promise<string> {
    const person = await this.accounts.personOf(answered);
    if (person) return person;
    if (this.config.signIn.selfRegistration && answered.name)
      return this.accounts.register(answered, answered.name);
    throw new Fault('forbidden', 'account-unknown', '这个账号尚未开通，或已停用，请联系本单位管理员');
  }

  /** A page of ours, whatever was asked for: an open redirect would lend our name to others. */
  private within(returnTo: string): string {
    const { publicUrl } = this.config.signIn;
    if (!URL.canParse(returnTo, publicUrl)) return '/';
    const { origin, pathname, search, hash } = new URL(returnTo, publicUrl);
    const path = pathname.replace(/^\/+/, '/');
    const ours = origin === new URL(publicUrl).origin && !path.startsWith('/api/');
    return ours ? `${path}${search}${hash}` : '/';
  }
}
