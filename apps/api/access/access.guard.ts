import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Fault } from '#platform';
import { ApiKeyAuthenticator } from './authenticators/api-key-authenticator.js';
import {
  anybody,
  everybody,
  permissionMetadata,
  type ActingRequest,
  type RoutePermission,
} from './permit.js';
import { Sessions } from './sessions.js';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request through when the route's permission is the person's. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeyAuthenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & ActingRequest>();
    refuseForeignOrigin(request);
    const permission = this.reflector.get<RoutePermission>(permissionMetadata, context.getHandler());
    if (permission === everybody) return true;
    const known =
      (await this.keys.authenticate(request)) ?? (await this.sessions.find(request.cookies[Sessions.cookie]));
    if (!known) throw new Fault('unauthenticated', 'not-signed-in', '请先选择人员或登录');
    // Whoever is refused is known all the same: the refusal stands in the audit trail under their name.
    request.actor = known.actor;
    if (permission !== anybody && !known.actor.may(permission)) {
      throw new Fault('forbidden', 'not-permitted', '您没有使用这项功能的权限，如有需要请联系本单位管理员');
    }
    return true;
  }
}

/** A page of another site can make the browser send our cookie, but not our origin. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (reading.has(request.method) || !origin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    throw new Fault('forbidden', 'foreign-origin', '请求来自别的网站，已拒绝');
  }
}
