import { createHash, randomBytes } from 'node:crypto';
import type { Permission } from '../identity/permission.js';

/** A test key is answered as a live one would be, and nothing of what it does is kept. */
export const apiKeyKinds = ['live', 'test'] as const;
export type ApiKeyKind = (typeof apiKeyKinds)[number];

/**
 * What a machine may be given. Reviewing, approving, granting and reading the trail is for persons alone, and what
 * belongs to one enterprise is for its people.
 */
export const keyPermissions = [
  'policies:read',
  'policies:write',
  'audience:read',
  'pushes:read',
  'pushes:write',
  'imports:read',
  'imports:write',
  'enterprises:read',
  'checkup:read',
  'metrics:read',
  'catalogue:read',
  'tags:assert',
] as const satisfies readonly Permission[];

/** A key as it is listed: everything but the token, which nobody has after it was shown once. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly kind: ApiKeyKind;
  readonly prefix: string;
  /** Who answers for it, and whose rights it can't exceed. */
  readonly person: string;
  readonly personName: string;
  readonly department: string | null;
  readonly permissions: readonly Permission[];
  /** CIDR networks; empty means any. */
  readonly networks: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}

const secretBytes = 32;
const shownCharacters = 6;
const tokenForm = /^pp_(live|test)_[\w-]{43}$/;

/** A new token: 256 random bits that say what kind of key they are. */
export function newToken(kind: ApiKeyKind): string {
  return `pp_${kind}_${randomBytes(secretBytes).toString('base64url')}`;
}

/** What is kept of a token; so many random bits need no slow hash. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The beginning of a token, by which people recognise it. */
export function tokenPrefix(token: string): string {
  return token.slice(0, 'pp_live_'.length + shownCharacters);
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return tokenForm.test(text);
}
