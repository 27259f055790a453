import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { Fault } from '#platform';
import type { ActingRequest } from '../access/permit.js';

/** Enough to drag a slider without thinking of it, too few to read out a register. */
const questionsPerMinute = 120;
const mostPeople = 10_000;

interface Allowance {
  left: number;
  at: number;
}

/**
 * Limits how often one person may ask what-if questions, whatever their address and on top of the limits that guard the
 * whole service: many small questions add up to an answer that no single one would give. The allowance refills evenly;
 * each process keeps its own.
 */
@Injectable()
export class QuestionLimit implements NestInterceptor {
  private readonly allowances = new Map<string, Allowance>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { actor } = http.getRequest<ActingRequest>();
    const waitSeconds = actor ? this.take(actor.id, performance.now()) : 0;
    if (waitSeconds === 0) return next.handle();
    http.getResponse<FastifyReply>().header('retry-after', String(waitSeconds));
    throw new Fault('tooMany', 'too-many-questions', `查询过于频繁，请 ${waitSeconds} 秒后再试`);
  }

  /** Takes one question from the allowance; 0, or the seconds until the next one is allowed. */
  private take(person: string, now: number): number {
    if (this.allowances.size >= mostPeople) this.allowances.clear();
    const allowance = this.allowances.get(person) ?? { left: questionsPerMinute, at: now };
    const refilled = allowance.left + ((now - allowance.at) * questionsPerMinute) / 60_000;
    allowance.left = Math.min(questionsPerMinute, refilled);
    allowance.at = now;
    this.allowances.set(person, allowance);
    if (allowance.left < 1) return Math.ceil(((1 - allowance.left) * 60) / questionsPerMinute);
    allowance.left--;
    return 0;
  }
}
