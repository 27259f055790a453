import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { csrfTokenOf, Fault, sameSecret } from '#platform';
import { isReading } from '../reading.js';
import { LiveSessions } from '../live-sessions.js';
import { SessionCookie } from '../session-cookie.js';
import { type Authenticated, Authenticator } from './authenticator.js';

const csrfHeader = 'x-csrf-token';

/** A person at a browser: the cookie says which session, and on changes a header that the page itself is asking. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<Authenticated | undefined> {
    const token = this.cookie.read(request);
    if (!token) return undefined;
    const signedIn = await this.sessions.find(token);
    if (!signedIn) throw new Fault('unauthenticated', 'session-expired', '登录已过期，请重新登录');
    refuseForgery(request, token);
    return signedIn;
  }
}

function refuseForgery(request: FastifyRequest, token: string): void {
  if (isReading(request.method)) return;
  const said = request.headers[csrfHeader];
  if (typeof said === 'string' && sameSecret(said, csrfTokenOf(token))) return;
  throw new Fault('forbidden', 'csrf-token', '请求缺少本页面的校验码，请刷新页面后重试');
}
