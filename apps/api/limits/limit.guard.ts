import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LimitClass } from '#platform';
import type { ActingRequest } from '../access/permit.js';
import { isReading } from '../access/reading.js';
import type { NotedRequest } from '../audit/audit.guard.js';
import { limitMetadata } from './limited.js';
import { RequestLimits } from './request-limits.js';

/** Counts every request that was let in, under whoever makes it. Comes after it is known who that is. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RequestLimits,
  ) {}

  canActivate(context: ExecutionContext): true {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & ActingRequest & NotedRequest>();
    const reply = http.getResponse<FastifyReply>();
    const marked = this.reflector.getAllAndOverride<LimitClass | undefined>(limitMetadata, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (request.actor) this.limits.countActor(marked ?? usualClass(request), request.actor, reply);
    else this.limits.countAddress(marked === 'signIn' ? 'signIn' : 'strangers', request.ip, reply);
    return true;
  }
}

/** Files that stand in the audit trail are exports. */
function usualClass({ method, audit }: FastifyRequest & NotedRequest): LimitClass {
  if (audit?.file) return 'exports';
  return isReading(method) ? 'reads' : 'writes';
}
