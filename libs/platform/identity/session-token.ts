import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const tokenBytes = 32;

/** A secret nobody can guess, in characters that a cookie and an address may hold. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What is kept of a secret: enough to recognise it, not enough to use it. */
export function tokenKey(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The word a page must say besides sending the cookie. Another site can make the browser send one, not know the other. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

/** Compares secrets without telling by the time it takes how much of them was right. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(tokenKey(one), tokenKey(other));
}
