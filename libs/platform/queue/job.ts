import type { z } from 'zod';

export type QueueName = 'push' | 'upkeep' | 'imports';

/** A kind of background work, as one value. */
export interface JobKind<Payload = unknown> {
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: z.ZodType<Payload>;
  /** How often it is tried in all before it is given up. */
  readonly attempts: number;
  readonly backoffMs: number;
  /** Two jobs with the same key are one; letters, digits and dashes only. */
  key(payload: Payload): string;
}

/** Declares a job kind; handlers must be safe to run twice. */
export function defineJob<Payload>(kind: JobKind<Payload>): JobKind<Payload> {
  return Object.freeze(kind);
}
