import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { auditMetadata, type AuditMark } from './audited.js';

/** What will stand in the trail about a request, known before anybody decides whether it is let through. */
export interface AuditNote {
  readonly action: string;
  readonly subject: string;
  readonly id: string | null;
  /** The part of the answer whose `id` says which, when no parameter does; without one the answer itself. */
  readonly answered: string | undefined;
  /** Whether success is written: for changes, and for marked views. Refusals always are. */
  readonly writes: boolean;
  readonly file: boolean;
  /** Whether the entry and what it tells of are one transaction. */
  readonly changes: boolean;
}

/** A request with what will be written about it. */
export interface NotedRequest {
  audit?: AuditNote;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Comes first and lets everything through: it only notes what the request is about. */
@Injectable()
export class AuditGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<FastifyRequest & NotedRequest>();
    const mark = this.reflector.get<AuditMark | undefined>(auditMetadata, context.getHandler()) ?? {};
    const changes = !reading.has(request.method) && !mark.never;
    request.audit = {
      action: mark.action ?? defaultAction(context.getClass(), context.getHandler().name),
      subject: mark.subject ?? defaultSubject(request.url),
      id: parameterOf(request.params, mark.id),
      answered: mark.answered,
      writes: changes || mark.action !== undefined,
      file: mark.file ?? false,
      changes,
    };
    return true;
  }
}

/** `PushesController.submit` is `pushes.submit`. */
function defaultAction(controller: Type, method: string): string {
  const noun = controller.name.replace(/Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`;
}

/** `/api/pushes/…` is about `pushes`. */
function defaultSubject(url: string): string {
  return /^\/api\/([a-z-]+)/.exec(url)?.[1] ?? 'page';
}

function parameterOf(parameters: unknown, name: string | undefined): string | null {
  const values = (parameters ?? {}) as Record<string, string>;
  return (name === undefined ? Object.values(values)[0] : values[name]) ?? null;
}
