import { Body, Controller, Get, Logger, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Actor, Config, Fault, newToken, Sessions } from '#platform';
import { LiveSessions } from '../access/live-sessions.js';
import { type ActingRequest, anybody, CurrentActor, everybody, Permit } from '../access/permit.js';
import { SessionCookie } from '../access/session-cookie.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Limited } from '../limits/limited.js';
import { IdentityProvider } from './identity-provider.js';
import { SignIn } from './sign-in.js';
import { redirect, SignInFilter } from './sign-in.filter.js';
import { signedOut, signInQuery, signOutInput } from './sign-in.schema.js';

/** Signing in at the provider and out again. The two ways in are for browsers, so they answer with pages. */
@ApiTags('登录')
@Limited('signIn')
@UseFilters(SignInFilter)
@Controller('api/session')
export class SignInController {
  private readonly logger = new Logger(SignInController.name);

  constructor(
    private readonly signIn: SignIn,
    private readonly provider: IdentityProvider,
    private readonly live: LiveSessions,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Permit(everybody)
  @ApiResponse({ status: 302, description: '转到统一身份认证平台；不能登录时转到说明原因的页面' })
  async begin(
    @Query({ schema: signInQuery }) query: z.output<typeof signInQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { publicUrl } = this.config.signIn;
    // Cookies belong to a host, and the provider sends everybody back to this one.
    if (!query.hop && request.headers.host !== new URL(publicUrl).host) {
      const sign = request.url.includes('?') ? '&' : '?';
      return redirect(reply, `${publicUrl}${request.url}${sign}hop=true`);
    }
    const browser = this.cookie.readBrowser(request) ?? newToken();
    this.cookie.writeBrowser(reply, browser);
    const address = await this.signIn.begin(query, browser).catch((error: unknown) => this.explain(error));
    redirect(reply, address);
  }

  @Get('callback')
  @Permit(everybody)
  @ApiExcludeEndpoint()
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const browser = {
      token: this.cookie.readBrowser(request) ?? '',
      device: request.headers['user-agent'] ?? '',
      address: request.ip,
    };
    const token = this.cookie.read(request);
    const present = token ? await this.live.find(token) : undefined;
    const query = request.url.split('?')[1] ?? '';
    try {
      const entered = await this.signIn.complete(query, browser, present?.session);
      this.cookie.write(reply, entered.token);
      redirect(reply, entered.returnTo);
    } catch (error) {
      redirect(reply, this.explain(error));
    }
  }

  /** Ends the session here, and says where the browser ends the one at the provider. */
  @Post('sign-out')
  @Permit(anybody)
  @Audited('session.signOut', { subject: 'session' })
  @Answers(signedOut)
  async end(
    @Body({ schema: signOutInput }) { everywhere }: z.output<typeof signOutInput>,
    @CurrentActor() actor: Actor,
    @Req() { session }: ActingRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof signedOut>> {
    if (everywhere) await this.sessions.endAll(actor.id);
    else if (session) await this.sessions.end(actor.id, session.id);
    this.cookie.clear(reply);
    return { address: (await this.provider.signOutAddress(session?.idToken ?? null)) ?? '/signed-out' };
  }

  /** The page that says what went wrong and what to do next. */
  private explain(error: unknown): string {
    if (error instanceof Fault) return `/sign-in?problem=${error.code}`;
    this.logger.error(error, 'sign-in failed');
    return '/sign-in?problem=sign-in-failed';
  }
}
