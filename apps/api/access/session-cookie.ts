import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#platform';

/**
 * The browser's half of a session. Over https the name's prefix makes browsers refuse it from anywhere but this very
 * host (RFC 6265bis §4.1.3.2); otherwise it holds the port, since all services of a machine share its cookies.
 */
@Injectable()
export class SessionCookie {
  /** The name under which the browser keeps its secret. */
  readonly name: string;
  private readonly browserName: string;
  private readonly secure: boolean;

  constructor({ signIn }: Config) {
    const { protocol, port } = new URL(signIn.publicUrl);
    this.secure = protocol === 'https:';
    const named = (kind: string) => (this.secure ? `__Host-${kind}` : `${kind}${port && `-${port}`}`);
    this.name = named('session');
    this.browserName = named('browser');
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string): void {
    reply.setCookie(this.name, token, this.options);
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.options);
  }

  /** Knows the browser again while somebody is at the provider. */
  readBrowser(request: FastifyRequest): string | undefined {
    return request.cookies[this.browserName];
  }

  writeBrowser(reply: FastifyReply, token: string): void {
    reply.setCookie(this.browserName, token, this.options);
  }

  private get options() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }
}
