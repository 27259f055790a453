import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Config, Fault, KeyActor, type LimitClass } from '#platform';
import type { ActingRequest } from '../access/permit.js';
import { isReading } from '../access/reading.js';
import { Allowances, type Taken } from './allowances.js';

const windowSeconds = 60;
/** Who has one IPv6 address has all of its network. */
const networkGroups = 4;

/**
 * Limits how much one person, key or address may ask. Each process counts by itself: a shared count would put a
 * round trip before every request, and the limits protect a process, not a tariff. Behind a balancer of n processes
 * up to n times as much gets through.
 */
@Injectable()
export class RequestLimits {
  private readonly allowances = new Allowances();

  constructor(private readonly config: Config) {}

  /** Counts a request of somebody known. @throws Fault when they have asked too much */
  countActor(name: LimitClass, actor: Actor, reply: FastifyReply): void {
    // What-if questions add up to an answer that no single one gives, through however many keys they are asked.
    const isByKey = actor instanceof KeyActor && name !== 'whatIf';
    this.count(name, isByKey ? `key ${actor.key.id}` : `person ${actor.id}`, reply);
  }

  /** Counts a request of an address from which nobody is known. @throws Fault when it has asked too much */
  countAddress(name: 'signIn' | 'strangers', address: string, reply: FastifyReply): void {
    this.count(name, `address ${networkOf(address)}`, reply);
  }

  /** Counts a request that was not let in. @throws Fault in place of the refusal when there were too many */
  countRefusal({ actor, method, ip }: FastifyRequest & ActingRequest, reply: FastifyReply): void {
    if (actor) this.countActor(isReading(method) ? 'reads' : 'writes', actor, reply);
    else this.countAddress('strangers', ip, reply);
  }

  private count(name: LimitClass, who: string, reply: FastifyReply): void {
    const perMinute = this.config.limits[name];
    if (perMinute === 0) return;
    const taken = this.allowances.take(`${name} ${who}`, perMinute, performance.now());
    tell(reply, name, perMinute, taken);
    if (taken.wait === 0) return;
    const code = name === 'whatIf' ? 'too-many-questions' : 'too-many-requests';
    throw new Fault('tooMany', code, `操作过于频繁，请 ${taken.wait} 秒后再试`);
  }
}

/** `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers, `Retry-After` as in RFC 9110. */
function tell(reply: FastifyReply, name: LimitClass, perMinute: number, { left, wait, whole }: Taken): void {
  void reply
    .header('ratelimit-policy', `"${name}";q=${perMinute};w=${windowSeconds}`)
    .header('ratelimit', `"${name}";r=${left};t=${whole}`);
  if (wait > 0) void reply.header('retry-after', String(wait));
}

function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  return expanded(address).slice(0, networkGroups).join(':');
}

/** All eight groups of an IPv6 address. */
function expanded(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return tail === undefined ? before : [...before, ...zeros, ...after];
}
