import type { AuditOutcome, SealedRecord } from './audit-entry.js';

const logAudit = 13;
const severities: Readonly<Record<AuditOutcome, number>> = { ok: 6, begun: 6, refused: 4, failed: 3 };
const appName = 'policy-push';
/** 32473 is the enterprise number that RFC 5612 keeps for those who have none of their own. */
const elementId = 'audit@32473';
const longestMessageId = 32;

/**
 * An entry as RFC 5424 has it: what collectors search by as structured data, the whole entry as JSON in the message,
 * so that the chain can be proved from what was collected.
 */
export function syslogMessage(record: SealedRecord, host: string): string {
  const priority = logAudit * 8 + severities[record.outcome];
  const id = printable(record.action).slice(0, longestMessageId);
  const head = `<${priority}>1 ${record.at} ${printable(host)} ${appName} - ${id}`;
  return `${head} ${element(record)} \ufeff${JSON.stringify(entryOf(record))}`;
}

/** A message with its length before it, by which a stream is cut (octet counting, RFC 6587 §3.4.1). */
export function framed(message: string): Buffer {
  const bytes = Buffer.from(message, 'utf8');
  return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
}

/** What is hashed and the hash itself, as it is archived and forwarded. */
export function entryOf({ hash, ...record }: SealedRecord): Record<string, string | null> {
  return { ...record, hash: hash.toString('hex') };
}

function element({ number, algorithm, hash, actor, outcome, address }: SealedRecord): string {
  const given = { number, algorithm, hash: hash.toString('hex'), actor, outcome, address };
  const parameters = Object.entries(given)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([name, value]) => ` ${name}="${value.replace(/["\\\]]/g, '\\$&')}"`);
  return `[${elementId}${parameters.join('')}]`;
}

/** Header fields are printable US-ASCII without blanks; an empty one is a dash. */
const printable = (text: string): string => text.replace(/[^\x21-\x7e]/g, '_') || '-';
