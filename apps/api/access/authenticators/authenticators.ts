import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Fault } from '#platform';
import { ApiKeyAuthenticator } from './api-key-authenticator.js';
import type { Authenticated, Authenticator } from './authenticator.js';
import { SessionAuthenticator } from './session-authenticator.js';

/** All ways to tell who makes a request, in the order in which they are tried. */
@Injectable()
export class Authenticators {
  private readonly all: readonly Authenticator[];

  constructor(key: ApiKeyAuthenticator, session: SessionAuthenticator) {
    this.all = [key, session];
  }

  /** @throws Fault when nobody can be told */
  async authenticate(request: FastifyRequest): Promise<Authenticated> {
    for (const authenticator of this.all) {
      const authenticated = await authenticator.authenticate(request);
      if (authenticated) return authenticated;
    }
    throw new Fault('unauthenticated', 'not-signed-in', '尚未登录，请先登录');
  }
}
