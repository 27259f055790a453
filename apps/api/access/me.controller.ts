import { Controller, Delete, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, Config, csrfTokenOf, notFound, Sessions } from '#platform';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { LiveSessions } from './live-sessions.js';
import { me, ownSessions } from './me.schema.js';
import { type ActingRequest, anybody, CurrentActor, Permit } from './permit.js';
import { SessionCookie } from './session-cookie.js';
import { StepUps } from './step-up.js';

const id = z.uuid();

/** Who is signed in, and from where. */
@ApiTags('我的账号')
@Controller('api/me')
export class MeController {
  constructor(
    private readonly live: LiveSessions,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly stepUps: StepUps,
    private readonly config: Config,
  ) {}

  @Get()
  @Permit(anybody)
  @Answers(me)
  async get(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest & ActingRequest,
  ): Promise<z.output<typeof me>> {
    const identity = await this.live.identity(actor.id);
    const token = this.cookie.read(request);
    return {
      id: actor.id,
      name: actor.name,
      roles: [...actor.roles],
      department: actor.department,
      deputyFor: actor.deputyFor.map(({ roles, ...absent }) => ({ ...absent, roles: [...roles] })),
      enterprises: (identity?.enterprises ?? []).map(({ ordinal: _, ...each }) => each),
      permissions: actor.listPermissions(),
      demo: this.config.demo,
      csrfToken: request.session && token ? csrfTokenOf(token) : null,
      session: this.sessionOf(request),
    };
  }

  /** Where the person is signed in at this moment. */
  @Get('sessions')
  @Permit(anybody)
  @Answers(ownSessions)
  async list(
    @CurrentActor() actor: Actor,
    @Req() { session }: ActingRequest,
  ): Promise<z.output<typeof ownSessions>> {
    return (await this.sessions.of(actor.id)).map((each) => ({
      id: each.id,
      device: each.device,
      address: each.address,
      createdAt: each.createdAt.toISOString(),
      lastSeenAt: each.lastSeenAt.toISOString(),
      expiresAt: each.expiresAt.toISOString(),
      current: each.id === session?.id,
    }));
  }

  /** Signs out everywhere but here. */
  @Delete('sessions')
  @Permit(anybody)
  @Audited('session.endOthers', { subject: 'session' })
  @AnswersNothing()
  async endOthers(@CurrentActor() actor: Actor, @Req() { session }: ActingRequest): Promise<void> {
    await this.sessions.endAll(actor.id, session?.id);
  }

  @Delete('sessions/:id')
  @Permit(anybody)
  @Audited('session.end', { subject: 'session', id: 'id' })
  @AnswersNothing()
  async end(@Param('id', { schema: id }) session: string, @CurrentActor() actor: Actor): Promise<void> {
    if (!(await this.sessions.end(actor.id, session))) throw notFound('这个登录');
  }

  private sessionOf({ session }: ActingRequest): z.output<typeof me>['session'] {
    if (!session) return null;
    return {
      id: session.id,
      idleMinutes: this.config.signIn.idleMinutes,
      expiresAt: session.expiresAt.toISOString(),
      steppedUpUntil: this.stepUps.until(session)?.toISOString() ?? null,
    };
  }
}
