import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiKeys, Fault, type KeyActor } from '#platform';
import { Authenticator } from './authenticator.js';

const bearer = /^Bearer +([\w-]+)$/i;

/** A machine: `Authorization: Bearer pp_live_…` (RFC 6750). */
@Injectable()
export class ApiKeyAuthenticator extends Authenticator {
  constructor(private readonly keys: ApiKeys) {
    super();
  }

  /**
   * Who makes the request; undefined when it carries no key.
   * @throws Fault when it carries one that is worth nothing (any more)
   */
  async authenticate(request: FastifyRequest): Promise<{ readonly actor: KeyActor } | undefined> {
    const header = request.headers.authorization;
    if (header === undefined) return undefined;
    const token = bearer.exec(header)?.[1];
    if (!token)
      throw new Fault('unauthenticated', 'key-malformed', '请求头应为 Authorization: Bearer pp_live_…');
    return { actor: await this.keys.authenticate(token, request.ip) };
  }
}
