import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AuditOutcome, AuditTrail, type Deed, type Doer, Fault, KeyActor } from '#platform';
import type { ActingRequest } from '../access/permit.js';
import type { AuditNote, NotedRequest } from './audit.guard.js';

type AuditedRequest = FastifyRequest & ActingRequest & NotedRequest;

/** Writes requests into the audit trail: who, from where, what about, and how it ended. */
@Injectable()
export class RequestTrail {
  private readonly logger = new Logger(RequestTrail.name);

  constructor(private readonly trail: AuditTrail) {}

  /** Writes that the request did what it was noted for. In the running transaction, when there is one. */
  async done(request: AuditedRequest, answer?: unknown): Promise<void> {
    if (!request.audit?.writes) return;
    await this.trail.record(doerOf(request), deedOf(request, request.audit, 'ok', answer));
  }

  /** Writes what a test key did, apart from it: the change is undone, that it was asked for is not. */
  async tried(request: AuditedRequest, answer: unknown): Promise<void> {
    if (!request.audit) return;
    const deed = deedOf(request, request.audit, 'ok', answer);
    await this.trail.recordApart(doerOf(request), { ...deed, details: { ...deed.details, test: true } });
  }

  /**
   * Writes that the request was refused or failed, apart from what was rolled back. Somebody who has not signed in
   * and is refused for just that leaves no entry: nothing was done and nobody is known.
   */
  async undone(request: AuditedRequest, error: unknown, status: number): Promise<void> {
    const note = request.audit;
    if (!note || !this.isTold(request, note, status)) return;
    const code = error instanceof Fault ? error.code : undefined;
    const deed = deedOf(request, note, status < 500 ? 'refused' : 'failed');
    try {
      await this.trail.recordApart(doerOf(request), { ...deed, code });
    } catch (cause) {
      this.logger.error(cause, `refusal of ${note.action} could not be written into the audit trail`);
    }
  }

  private isTold(request: AuditedRequest, note: AuditNote, status: number): boolean {
    // Whoever asks too often would fill the trail by it; the first refusals of a limit are in the log.
    if (status === 429) return false;
    if (status === 401 && !request.actor && !/^(session|signIn|sign-in)/.test(note.subject)) return false;
    return note.writes || status === 403;
  }
}

/** The person or key behind a request, and where it came from. */
export function doerOf({ actor, absent, ip, headers }: AuditedRequest): Doer {
  const from = { address: ip, agent: headers['user-agent'] ?? null };
  if (!actor) return { kind: 'nobody', id: null, name: '未登录', ...from };
  if (actor instanceof KeyActor) {
    const { key, name, department } = actor;
    return { kind: 'key', id: key.id, name, onBehalfOf: key.person, department: department?.code, ...from };
  }
  return {
    kind: 'person',
    id: actor.id,
    name: actor.name,
    onBehalfOf: absent?.id,
    department: actor.department?.code ?? null,
    ...from,
  };
}

function deedOf(request: AuditedRequest, note: AuditNote, outcome: AuditOutcome, answer?: unknown): Deed {
  return {
    action: note.action,
    subject: { type: note.subject, id: note.id ?? idIn(answer, note.answered) },
    outcome,
    details: detailsOf(request),
  };
}

/** What was asked for, without what is empty; the trail masks it. */
function detailsOf({ method, routeOptions, params, query, body }: FastifyRequest): Record<string, unknown> {
  const parts = { params, query, body };
  const given = Object.entries(parts).filter(([, part]) => !isEmpty(part));
  return { route: `${method} ${routeOptions.url ?? ''}`, ...Object.fromEntries(given) };
}

function isEmpty(part: unknown): boolean {
  return part == null || (typeof part === 'object' && Object.keys(part).length === 0);
}

function idIn(answer: unknown, part: string | undefined): string | null {
  const subject = part === undefined ? answer : (answer as Record<string, unknown> | undefined)?.[part];
  const id = (subject as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
