import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { from, firstValueFrom, type Observable } from 'rxjs';
import { Fault, Idempotency } from '#platform';
import type { ActingRequest } from '../access/permit.js';

const header = 'idempotency-key';
const wellFormed = /^[\x21-\x7e]{1,200}$/;

/** Answers a repeated request with the first answer instead of creating twice. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & ActingRequest>();
    const key = request.headers[header];
    if (key === undefined || !request.actor) return next.handle();
    if (typeof key !== 'string' || !wellFormed.test(key)) {
      throw new Fault('invalid', 'idempotency-key', 'Idempotency-Key 应为 1–200 个可见的 ASCII 字符');
    }
    const path = request.url.split('?')[0] ?? '';
    const identity = {
      key,
      person: request.actor.id,
      route: `${request.method} ${path}`,
      body: request.body,
    };
    return from(this.idempotency.once(identity, () => firstValueFrom(next.handle(), { defaultValue: null })));
  }
}

/** Marks a route that creates or decides something: it may be repeated under an `Idempotency-Key`. */
export const Creates = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '同一个键的重复请求得到第一次的结果',
      schema: { type: 'string' },
    }),
  );
