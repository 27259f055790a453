import { Injectable, type OnModuleInit } from '@nestjs/common';
import { filter, type Observable, Subject } from 'rxjs';
import { type MemberEnterprise, Memberships } from '#enterprises';
import { type Actor, Notifications, People, type Session, Sessions } from '#platform';

/** A person, what they may do, and the enterprises they act for. */
export interface Identity {
  readonly actor: Actor;
  readonly enterprises: readonly MemberEnterprise[];
}

/** A person at a browser. */
export interface SignedIn extends Identity {
  readonly session: Session;
}

interface Cached<Value> {
  readonly value: Promise<Value | undefined>;
  readonly until: number;
}

/** A look-up per request would cost a quarter of the throughput. */
const cacheMs = 3_000;
const mostCached = 10_000;

/**
 * Sessions and people as this process knows them, for seconds. The database tells all processes when something about
 * a person changes, so that a session that was ended or a role that was taken away is gone everywhere at once.
 */
@Injectable()
export class LiveSessions implements OnModuleInit {
  private readonly sessionsByToken = new Map<string, Cached<SignedIn>>();
  private readonly identitiesByPerson = new Map<string, Cached<Identity>>();
  private readonly changes = new Subject<string>();

  constructor(
    private readonly sessions: Sessions,
    private readonly people: People,
    private readonly memberships: Memberships,
    private readonly notifications: Notifications,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.listen('identity', (person) => this.forget(person));
  }

  /** Who is signed in with a cookie's value, or undefined. */
  find(token: string): Promise<SignedIn | undefined> {
    return remembered(this.sessionsByToken, token, () => this.load(token));
  }

  /** A person and their enterprises, or undefined when there is none any more. */
  identity(person: string): Promise<Identity | undefined> {
    return remembered(this.identitiesByPerson, person, () => this.loadIdentity(person));
  }

  /** Tells whenever something about the person may have changed. */
  changesOf(person: string): Observable<string> {
    return this.changes.pipe(filter((changed) => changed === person || changed === ''));
  }

  /** Everything goes: a look-up under way may have read what no longer holds, and who it is for is not known yet. */
  private forget(person: string): void {
    this.sessionsByToken.clear();
    this.identitiesByPerson.clear();
    this.changes.next(person);
  }

  private async load(token: string): Promise<SignedIn | undefined> {
    const session = await this.sessions.find(token);
    const identity = session && (await this.loadIdentity(session.person));
    if (!session || !identity) return undefined;
    await this.sessions.touch(session);
    return { ...identity, session };
  }

  private async loadIdentity(person: string): Promise<Identity | undefined> {
    const actor = await this.people.find(person);
    return actor && { actor, enterprises: await this.memberships.of(person) };
  }
}

function remembered<Value>(
  cache: Map<string, Cached<Value>>,
  key: string,
  load: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  const cached = cache.get(key);
  if (cached && cached.until > performance.now()) return cached.value;
  if (cache.size >= mostCached) cache.clear();
  const value = load();
  cache.set(key, { value, until: performance.now() + cacheMs });
  value.catch(() => cache.delete(key));
  return value;
}
