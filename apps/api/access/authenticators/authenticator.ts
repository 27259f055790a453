import type { FastifyRequest } from 'fastify';
import type { Actor, Session } from '#platform';

/** On whose behalf a request is made, and how that is known. */
export interface Authenticated {
  readonly actor: Actor;
  /** The sign-in, when a person sits at a browser; a machine has none and can't confirm itself again. */
  readonly session?: Session;
}

/** One way to tell who makes a request. Another way is another class and a line in `Authenticators`. */
export abstract class Authenticator {
  /**
   * Who makes the request; undefined when it carries no credential of this kind.
   * @throws Fault when it carries one that is worth nothing (any more)
   */
  abstract authenticate(request: FastifyRequest): Promise<Authenticated | undefined>;
}
