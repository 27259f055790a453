import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { Database, KeyActor } from '#platform';
import type { ActingRequest } from '../access/permit.js';
import type { NotedRequest } from '../audit/audit.guard.js';
import { RequestTrail } from '../audit/request-trail.js';

/** Carries the answer out of a transaction that is rolled back because of it. */
class Tried extends Error {
  constructor(readonly answer: unknown) {
    super('rolled back: a test key');
  }
}

/**
 * A change that a test key asks for is made, checked to the last constraint, answered as it would be, and undone:
 * nothing is kept, queued, sent or counted. The attempt stands in the audit trail.
 */
@Injectable()
export class TestKeyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly trail: RequestTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & ActingRequest & NotedRequest>();
    const { actor, audit } = request;
    if (!(actor instanceof KeyActor) || actor.key.kind !== 'test' || !audit?.changes) return next.handle();
    void http.getResponse<FastifyReply>().header('x-test-key', 'nothing-kept');
    return from(this.tried(request, next));
  }

  private async tried(
    request: FastifyRequest & ActingRequest & NotedRequest,
    next: CallHandler,
  ): Promise<unknown> {
    try {
      await this.database.transaction(async () => {
        const answer: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
        await this.database.query('SET CONSTRAINTS ALL IMMEDIATE');
        throw new Tried(answer);
      });
    } catch (error) {
      if (!(error instanceof Tried)) throw error;
      await this.trail.tried(request, error.answer);
      return error.answer;
    }
    return undefined;
  }
}
