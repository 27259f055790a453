import { type ArgumentsHost, Catch, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#platform';
import { ProblemFilter } from '../http/problem.filter.js';

/**
 * Whoever comes with a browser and is not even let into signing in (asked too often, a faulty address) is sent to the
 * page that says so, as after every other failure of a sign-in; whoever asks for data gets the problem.
 */
@Injectable()
@Catch()
export class SignInFilter extends ProblemFilter {
  override async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    if (!isNavigation(http.getRequest<FastifyRequest>())) return super.catch(error, host);
    await this.settle(error, http.getRequest<FastifyRequest>());
    const code = error instanceof Fault ? error.code : 'sign-in-failed';
    redirect(http.getResponse<FastifyReply>(), `/sign-in?problem=${code}`);
  }
}

function isNavigation({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html');
}

/** Nothing of a sign-in may be kept: neither the way there nor the way back. */
export function redirect(reply: FastifyReply, address: string): void {
  void reply.header('cache-control', 'no-store').redirect(address, 302);
}
