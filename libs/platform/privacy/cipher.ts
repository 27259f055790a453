import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import type { DataKey } from './key-ring.js';

/** Authenticated ciphers; SM4 (GM/T 0002-2012) where commercial cryptography is asked for. */
export const cipherNames = ['aes-256-gcm', 'sm4-gcm'] as const;
export type CipherName = (typeof cipherNames)[number];

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes: Readonly<Record<CipherName, number>> = { 'aes-256-gcm': 32, 'sm4-gcm': 16 };

/** Seals a text: nonce ‖ ciphertext ‖ tag. @param place bound to it (AAD): elsewhere it does not open */
export function encrypt(cipher: CipherName, key: DataKey, text: string, place: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const aad = Buffer.from(place, 'utf8');
  const secret = secretFor(key, cipher);
  const content = Buffer.from(text, 'utf8');
  if (cipher === 'sm4-gcm') return Buffer.concat([nonce, ...sm4Sealed(content, secret, nonce, aad)]);
  const aes = createCipheriv('aes-256-gcm', secret, nonce).setAAD(aad);
  return Buffer.concat([nonce, aes.update(content), aes.final(), aes.getAuthTag()]);
}

/** Opens what `encrypt` made. @throws Error when key, place or content is another */
export function decrypt(cipher: CipherName, key: DataKey, sealed: Buffer, place: string): string {
  const nonce = sealed.subarray(0, nonceBytes);
  const content = sealed.subarray(nonceBytes, -tagBytes);
  const tag = sealed.subarray(-tagBytes);
  const aad = Buffer.from(place, 'utf8');
  const secret = secretFor(key, cipher);
  if (cipher === 'sm4-gcm') {
    const options = { mode: 'gcm', iv: nonce, associatedData: aad, tag, output: 'array' } as const;
    return Buffer.from(sm4.decrypt(content, secret, options)).toString('utf8');
  }
  const aes = createDecipheriv('aes-256-gcm', secret, nonce).setAAD(aad).setAuthTag(tag);
  return Buffer.concat([aes.update(content), aes.final()]).toString('utf8');
}

/** A key of its own for each use: what seals never makes an index, and no cipher shares another's key. */
export function secretFor(key: DataKey, use: CipherName | 'index'): Buffer {
  const length = use === 'index' ? 32 : keyBytes[use];
  return Buffer.from(hkdfSync('sha256', key.secret, Buffer.alloc(0), `policy-push ${use}`, length));
}

function sm4Sealed(content: Buffer, secret: Buffer, nonce: Buffer, aad: Buffer): [Uint8Array, Uint8Array] {
  const options = { mode: 'gcm', iv: nonce, associatedData: aad, output: 'array', outputTag: true } as const;
  const { output, tag } = sm4.encrypt(content, secret, options);
  if (!tag) throw new Error('SM4-GCM gave no tag');
  return [output, tag];
}
