import { createHash } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import type { AuditRecord } from './audit-entry.js';

/** Hashes that a chain may be made of: SHA-256, or SM3 (GM/T 0004-2012) where commercial cryptography is asked for. */
export const chainAlgorithms = ['sha256', 'sm3'] as const;
export type ChainAlgorithm = (typeof chainAlgorithms)[number];

/** The link before the first: 32 zero bytes. */
export const genesis = Buffer.alloc(32);

/** The order in which fields are hashed. Fixed for ever: a change would break every chain there is. */
const fields = [
  'id',
  'at',
  'actorKind',
  'actor',
  'actorName',
  'onBehalfOf',
  'department',
  'action',
  'subjectType',
  'subject',
  'outcome',
  'code',
  'address',
  'agent',
  'details',
] as const satisfies readonly (keyof AuditRecord)[];

/**
 * The text that is hashed: a JSON array of the link's number, its algorithm, then the fields in order, without
 * spaces; `details` is the jsonb value as PostgreSQL prints it, as one string.
 */
export function canonicalText(record: AuditRecord, number: bigint, algorithm: ChainAlgorithm): string {
  return JSON.stringify([String(number), algorithm, ...fields.map((field) => record[field])]);
}

/** The hash of a link: H(hash of the link before ‖ canonical text in UTF-8). */
export function linkHash(
  previous: Uint8Array,
  record: AuditRecord,
  number: bigint,
  algorithm: ChainAlgorithm,
): Buffer {
  const content = Buffer.concat([previous, Buffer.from(canonicalText(record, number, algorithm), 'utf8')]);
  return algorithm === 'sm3'
    ? Buffer.from(sm3(content), 'hex')
    : createHash('sha256').update(content).digest();
}

/** Whether this program can compute an algorithm that a row names. */
export function isChainAlgorithm(name: string): name is ChainAlgorithm {
  return (chainAlgorithms as readonly string[]).includes(name);
}
