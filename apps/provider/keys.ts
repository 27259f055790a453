import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

const ownerOnly = 0o600;
const keyBytes = 32;

/** What the provider signs with: identity tokens, and its cookies. */
export interface Keys {
  readonly signing: JWK;
  readonly cookies: readonly string[];
}

/** The keys of this installation, made the first time and readable by their owner only. */
export async function keysOf(file: string): Promise<Keys> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
  const keys: Keys = { signing, cookies: [randomBytes(keyBytes).toString('base64url')] };
  mkdirSync(dirname(file), { recursive: true });
  // Written aside and moved into place: a kill in between leaves no half file.
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: ownerOnly });
  renameSync(`${file}.new`, file);
  return keys;
}
