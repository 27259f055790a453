import { Injectable } from '@nestjs/common';
import { type MemberEnterprise, Memberships } from '#enterprises';
import { type Actor, Config, People } from '#platform';

/** A signed-in person and the enterprises they act for. */
export interface Session {
  readonly actor: Actor;
  readonly enterprises: readonly MemberEnterprise[];
}

interface Cached {
  readonly session: Promise<Session | undefined>;
  readonly until: number;
}

/** A look-up per request would cost a quarter of the throughput. */
const cacheMs = 3_000;
const mostCached = 10_000;
const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sessions of the demo: the cookie names a person, chosen on a page. Only there until people sign in. */
@Injectable()
export class Sessions {
  static readonly cookie = 'demo_person';
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly config: Config,
    private readonly people: People,
    private readonly memberships: Memberships,
  ) {}

  /** The session of a cookie's value, or undefined. */
  find(cookie: string | undefined): Promise<Session | undefined> {
    if (!this.config.demo || !cookie || !personId.test(cookie)) return Promise.resolve(undefined);
    const cached = this.cache.get(cookie);
    if (cached && cached.until > performance.now()) return cached.session;
    if (this.cache.size >= mostCached) this.cache.clear();
    const session = this.load(cookie);
    this.cache.set(cookie, { session, until: performance.now() + cacheMs });
    session.catch(() => this.cache.delete(cookie));
    return session;
  }

  private async load(person: string): Promise<Session | undefined> {
    const actor = await this.people.find(person);
    return actor && { actor, enterprises: await this.memberships.of(person) };
  }
}
