import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import * as oidc from 'openid-client';
import { type Authentication, Config, Fault, type SignInAttempt, StartFault } from '#platform';

const scope = 'openid profile';
/** Clocks of two machines may differ so much. */
const clockToleranceSeconds = 30;
/** The demo's provider says in its metadata what it is. */
const demoMark = 'policy_push_demo';

/** What goes through the browser to the provider and back. */
export interface Outward {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly stepUp: boolean;
  /** Ask who it is even when the provider still knows. */
  readonly another: boolean;
}

/** An answered sign-in, and what the person is called. */
export interface Answered extends Authentication {
  readonly name: string;
}

/** The OpenID Connect provider (OpenID Connect Core 1.0, authorization code with PKCE). */
@Injectable()
export class IdentityProvider implements OnModuleInit {
  private readonly logger = new Logger(IdentityProvider.name);
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly config: Config) {}

  /**
   * A provider that can't be reached doesn't stop the start: it may come later.
   * @throws StartFault in production, when it is the demo's
   */
  async onModuleInit(): Promise<void> {
    if (this.config.environment !== 'production') return;
    await this.discover().catch((error: unknown) => {
      if (error instanceof StartFault) throw error;
    });
  }

  /** Where to send the browser. @throws Fault when the provider does not answer */
  async address({ state, nonce, verifier, stepUp, another }: Outward): Promise<string> {
    const configuration = await this.discover();
    const { stepUp: settings } = this.config.signIn;
    const confirm: Record<string, string> = stepUp
      ? { prompt: 'login', max_age: `${settings.minutes * 60}` }
      : {};
    if (stepUp && settings.acr) confirm['acr_values'] = settings.acr;
    if (another) confirm['prompt'] = 'login';
    return oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...confirm,
    }).href;
  }

  /**
   * Exchanges the code of a callback and checks state, nonce, signature and, for a confirmation, how fresh it is.
   * @throws Fault with a code that the sign-in page explains
   */
  async exchange(query: string, state: string, attempt: SignInAttempt): Promise<Answered> {
    const configuration = await this.discover();
    const checks = {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
      ...(attempt.stepUp && { maxAge: this.config.signIn.stepUp.minutes * 60 }),
    };
    const tokens = await oidc
      .authorizationCodeGrant(configuration, new URL(`${this.callback}?${query}`), checks)
      .catch((error: unknown) => this.refuse(error));
    const claims = tokens.claims();
    if (!claims) throw new Fault('unprocessable', 'sign-in-failed', '登录没有成功，请重试');
    return this.answered(claims, tokens.id_token ?? null, attempt);
  }

  /** Where the browser ends the session at the provider too; undefined where that is not offered. */
  async signOutAddress(idToken: string | null): Promise<string | undefined> {
    const configuration = await this.discover().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
    return oidc.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: `${this.config.signIn.publicUrl}/signed-out`,
      ...(idToken && { id_token_hint: idToken }),
    }).href;
  }

  private get callback(): string {
    return `${this.config.signIn.publicUrl}/api/session/callback`;
  }

  private answered(claims: oidc.IDToken, idToken: string | null, { stepUp }: SignInAttempt): Answered {
    const { iss, sub, acr, amr, auth_time: authTime, iat, name, preferred_username: account } = claims;
    const methods = Array.isArray(amr) ? amr.map(String) : [];
    const level = typeof acr === 'string' ? acr : null;
    if (stepUp) this.checkStrength(level, methods);
    return {
      issuer: iss,
      subject: sub,
      name: [name, account].find((text) => typeof text === 'string') ?? '',
      idToken,
      acr: level,
      amr: methods,
      authenticatedAt: new Date((typeof authTime === 'number' ? authTime : iat) * 1000),
      steppedUp: stepUp,
    };
  }

  /** The provider may answer with less than was asked for (OpenID Connect Core 1.0 §3.1.2.1, acr_values). */
  private checkStrength(acr: string | null, methods: readonly string[]): void {
    const { stepUp } = this.config.signIn;
    const strong =
      (!stepUp.acr || acr === stepUp.acr) && stepUp.amr.every((method) => methods.includes(method));
    if (!strong) throw new Fault('forbidden', 'step-up-weak', '身份确认的方式不够，请按要求的方式确认');
  }

  private discover(): Promise<oidc.Configuration> {
    return (this.discovered ??= this.load().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    }));
  }

  private async load(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, timeoutSeconds } = this.config.signIn;
    if (!issuer)
      throw new Fault('busy', 'no-provider', '尚未配置统一身份认证，请联系系统管理员（OIDC_ISSUER）');
    const plain = issuer.startsWith('http:');
    const metadata = { client_secret: clientSecret, [oidc.clockTolerance]: clockToleranceSeconds };
    const configuration = await oidc
      .discovery(new URL(issuer), clientId, metadata, undefined, {
        timeout: timeoutSeconds,
        execute: plain ? [oidc.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => this.refuse(error));
    if (demoMark in configuration.serverMetadata() && this.config.environment === 'production') {
      throw new StartFault('环境变量 OIDC_ISSUER：指向演示用的登录服务，生产环境不能使用');
    }
    return configuration;
  }

  /** Tells apart what the person can do something about; the reason itself is for the log. */
  private refuse(error: unknown): never {
    if (error instanceof oidc.AuthorizationResponseError)
      throw new Fault('forbidden', 'sign-in-refused', '身份认证平台没有通过这次登录，请重试');
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn({ err: error }, `sign-in: ${reason}`);
    if (isUnreachable(error))
      throw new Fault('busy', 'provider-unreachable', '统一身份认证平台暂时没有响应，请稍后重试');
    throw new Fault('unprocessable', 'sign-in-failed', '登录没有成功，请重试');
  }
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT' || error instanceof TypeError) return true;
  return error.name === 'TimeoutError' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || isUnreachable(cause);
}
