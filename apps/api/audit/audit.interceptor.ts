import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { Database } from '#platform';
import type { ActingRequest } from '../access/permit.js';
import type { NotedRequest } from './audit.guard.js';
import { RequestTrail } from './request-trail.js';

/**
 * Every change and its entry in the trail are one transaction: neither is there without the other, whenever the
 * process dies. Marked views are written when the answer is known; of a file that is before its first byte is sent.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly trail: RequestTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & ActingRequest & NotedRequest>();
    const note = request.audit;
    if (!note?.writes) return next.handle();
    const work = async (): Promise<unknown> => {
      const answer: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      await this.trail.done(request, answer);
      return answer;
    };
    return from(note.changes ? this.database.transaction(work) : work());
  }
}
