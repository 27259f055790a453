import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Fault, notFound } from '../fault.js';
import type { Actor } from '../identity/actor.js';
import { Departments } from '../identity/departments.js';
import { People } from '../identity/people.js';
import type { Permission } from '../identity/permission.js';
import { type ApiKey, type ApiKeyKind, isToken, newToken, tokenHash, tokenPrefix } from './api-key.js';
import { KeyActor } from './key-actor.js';
import { isWithin } from './networks.js';

/** What a new key is to be. */
export interface ApiKeyDraft {
  readonly name: string;
  readonly kind: ApiKeyKind;
  readonly person: string;
  readonly department: string | null;
  readonly permissions: readonly Permission[];
  readonly networks: readonly string[];
  readonly expiresAt: Date;
}

const longestLifeDays = 730;
const dayMs = 86_400_000;
const columns = `
  k.id, k.name, k.kind, k.prefix, k.person, p.name AS "personName", k.department, k.permissions,
  k.networks::text[] AS networks, k.created_by AS "createdBy", k.created_at AS "createdAt",
  k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt",
  k.last_used_from AS "lastUsedFrom"`;
const from = 'FROM api_key k JOIN person p ON p.id = k.person';

/** Keys of machines: given, looked up, revoked. Tokens are kept as hashes only. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly departments: Departments,
    private readonly clock: Clock,
  ) {}

  /** All keys, newest first. */
  async list(page: number, size: number): Promise<{ items: ApiKey[]; total: number }> {
    const items = await this.database.query<ApiKey>(
      `SELECT ${columns} ${from} ORDER BY k.created_at DESC, k.id LIMIT $1 OFFSET $2`,
      [size, (page - 1) * size],
    );
    const total = await this.database.one<{ n: number }>('SELECT count(*)::int AS n FROM api_key');
    return { items, total: total?.n ?? 0 };
  }

  /** @throws Fault when there is none */
  async get(id: string): Promise<ApiKey> {
    const row = await this.database.one<ApiKey>(`SELECT ${columns} ${from} WHERE k.id = $1`, [id]);
    if (!row) throw notFound('这个接口密钥');
    return row;
  }

  /**
   * Makes a key. The token is in the answer and nowhere else.
   * @throws Fault when the person can't answer for it, or it would outlive what is allowed
   */
  async issue(draft: ApiKeyDraft, by: Actor): Promise<{ key: ApiKey; token: string }> {
    await this.refuseUnfit(draft, by);
    const token = newToken(draft.kind);
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO api_key (id, name, kind, prefix, hash, person, department, permissions, networks, created_by,
                            created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::cidr[], $10, $11, $12)`,
      [
        ...[id, draft.name, draft.kind, tokenPrefix(token), tokenHash(token), draft.person, draft.department],
        ...[draft.permissions, draft.networks, by.id, this.clock.now(), draft.expiresAt],
      ],
    );
    return { key: await this.get(id), token };
  }

  /** Ends a key at once; ending it again changes nothing. @throws Fault when there is none */
  async revoke(id: string, by: Actor): Promise<ApiKey> {
    await this.database.query(
      'UPDATE api_key SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL',
      [id, this.clock.now(), by.id],
    );
    return this.get(id);
  }

  /**
   * Who a token stands for. Looked up with every request, so that a revoked key ends at once.
   * @throws Fault when it is worth nothing (any more), or not from this address
   */
  async authenticate(token: string, address: string): Promise<KeyActor> {
    const key = isToken(token) ? await this.withToken(token) : undefined;
    if (!key || key.revokedAt || key.expiresAt <= this.clock.now()) throw worthless();
    if (!isWithin(address, key.networks)) {
      throw new Fault(
        'forbidden',
        'key-address',
        '这个接口密钥不能从此地址使用，请联系安全管理员调整允许的网段',
      );
    }
    const person = await this.people.find(key.person);
    if (!person) throw worthless();
    if (!reaches(person, key.department)) throw elsewhere();
    await this.noteUse(key.id, address);
    return new KeyActor(person, key, await this.departmentOf(key, person));
  }

  private withToken(token: string): Promise<ApiKey | undefined> {
    return this.database.one<ApiKey>(`SELECT ${columns} ${from} WHERE k.hash = $1`, [tokenHash(token)]);
  }

  private async departmentOf({ department }: ApiKey, person: Actor): Promise<Actor['department']> {
    if (department === null) return person.department;
    return { code: department, name: await this.departments.name(department) };
  }

  /** Once a minute is enough to see whether a key is used. */
  private async noteUse(id: string, address: string): Promise<void> {
    await this.database.query(
      `UPDATE api_key SET last_used_at = now(), last_used_from = $2
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [id, address],
    );
  }

  private async refuseUnfit(draft: ApiKeyDraft, by: Actor): Promise<void> {
    const person = await this.people.find(draft.person);
    const fault = person ? unfit(draft, person, by, this.clock.now()) : (['/person', '没有这个人'] as const);
    if (!fault) return;
    const [pointer, message] = fault;
    throw new Fault('invalid', 'key-invalid', message, [{ pointer, message }]);
  }
}

type Place = readonly [pointer: string, message: string];

function unfit(draft: ApiKeyDraft, person: Actor, by: Actor, now: Date): Place | undefined {
  if (person.id === by.id) return ['/person', '不能给自己发放接口密钥，请由另一位安全管理员发放'];
  const beyond = draft.permissions.filter((permission) => !person.may(permission));
  if (beyond.length > 0) return ['/permissions', `负责人自己没有这些权限：${beyond.join('、')}`];
  if (!reaches(person, draft.department)) return ['/department', '只能是负责人所在的部门'];
  const life = draft.expiresAt.getTime() - now.getTime();
  if (life <= 0) return ['/expiresOn', '到期日应晚于今天'];
  if (life > longestLifeDays * dayMs) return ['/expiresOn', '有效期最长两年'];
  return undefined;
}

/** Whether the person sees the department that a key is for; somebody who was moved no longer does. */
function reaches({ departmentScope }: Actor, department: string | null): boolean {
  return department === null || departmentScope === undefined || departmentScope === department;
}

function elsewhere(): Fault {
  const text = '接口密钥的负责人已不在密钥所属的部门，请向安全管理员申请新的密钥';
  return new Fault('forbidden', 'key-department', text);
}

function worthless(): Fault {
  return new Fault(
    'unauthenticated',
    'key-worthless',
    '接口密钥无效、已过期或已吊销，请向安全管理员申请新的密钥',
  );
}
