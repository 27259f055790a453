import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Config, Fault, KeyActor } from '#platform';
import { RequestLimits } from '../limits/request-limits.js';
import { Authenticators } from './authenticators/authenticators.js';
import {
  anybody,
  everybody,
  permissionMetadata,
  type ActingRequest,
  type RoutePermission,
} from './permit.js';
import { isReading } from './reading.js';
import { type StepUpDemand, StepUps, stepUpMetadata } from './step-up.js';

/** Lets a request through when the route's permission is the person's. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly publicHost: string;

  constructor(
    private readonly reflector: Reflector,
    private readonly authenticators: Authenticators,
    private readonly stepUps: StepUps,
    private readonly limits: RequestLimits,
    { signIn }: Config,
  ) {
    this.publicHost = new URL(signIn.publicUrl).host;
  }

  /** Refusals count against whoever is refused: trying keys out, or what is not permitted, is slowed down. */
  async canActivate(context: ExecutionContext): Promise<true> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & ActingRequest>();
    try {
      await this.letIn(request, context);
      return true;
    } catch (error) {
      this.limits.countRefusal(request, http.getResponse<FastifyReply>());
      throw error;
    }
  }

  private async letIn(request: FastifyRequest & ActingRequest, context: ExecutionContext): Promise<void> {
    this.refuseForeignOrigin(request);
    const permission = this.reflector.get<RoutePermission>(permissionMetadata, context.getHandler());
    if (permission === everybody) return;
    const { actor, session } = await this.authenticators.authenticate(request);
    // Whoever is refused is known all the same: the refusal stands in the audit trail under their name.
    request.actor = actor;
    request.session = session;
    if (permission !== anybody && !actor.may(permission)) {
      throw new Fault('forbidden', 'not-permitted', '您没有使用这项功能的权限，如有需要请联系本单位管理员');
    }
    if (permission === anybody) refuseMachine(actor, request.method);
    else request.absent = actor.deputyForIn(permission);
    const demand = this.reflector.get<StepUpDemand | undefined>(stepUpMetadata, context.getHandler());
    if (demand) this.stepUps.demand(demand, actor, session);
  }

  /** A page of another site can make the browser send our cookie, but not our origin. */
  private refuseForeignOrigin({ method, headers: { origin, host } }: FastifyRequest): void {
    if (isReading(method) || !origin) return;
    const from = URL.canParse(origin) ? new URL(origin).host : undefined;
    if (from === undefined || (from !== host && from !== this.publicHost)) {
      throw new Fault('forbidden', 'foreign-origin', '请求来自别的网站，已拒绝');
    }
  }
}

/** What is for everybody who is signed in changes what is a person's own: their sessions, deputies, saved lists. */
function refuseMachine(actor: Actor, method: string): void {
  if (isReading(method) || !(actor instanceof KeyActor)) return;
  throw new Fault('forbidden', 'not-for-keys', '接口密钥不能更改个人的登录、代理和设置，请由本人登录后办理');
}
