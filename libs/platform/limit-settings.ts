import { z } from 'zod';

/** What requests are counted as; each has its own allowance, so that one doesn't use up another's. */
export const limitClasses = ['reads', 'writes', 'exports', 'whatIf', 'signIn', 'strangers'] as const;
export type LimitClass = (typeof limitClasses)[number];

const most = 1_000_000;
const error = `应为 0–${most} 的整数（0 为不限）`;
const perMinute = (otherwise: number) =>
  z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error }).default(otherwise);

/** How many requests a minute are let through, by what they ask for; 0 lets all through. */
export const limitVariables = {
  // What one process serves: it stops a client that runs away, never a page.
  LIMIT_READS: perMinute(60_000),
  LIMIT_WRITES: perMinute(3_000),
  LIMIT_EXPORTS: perMinute(120),
  // Enough to drag a slider without thinking of it, too few to read out a register.
  LIMIT_WHAT_IF: perMinute(600),
  // A whole office, or a whole government network, may stand behind one address.
  LIMIT_SIGN_IN: perMinute(600),
  LIMIT_STRANGERS: perMinute(6_000),
};

/** Requests a minute by class; 0 is without limit. */
export type LimitSettings = Readonly<Record<LimitClass, number>>;

/** The settings from what was parsed. */
export function limitSettings(values: z.output<z.ZodObject<typeof limitVariables>>): LimitSettings {
  return Object.freeze({
    reads: values.LIMIT_READS,
    writes: values.LIMIT_WRITES,
    exports: values.LIMIT_EXPORTS,
    whatIf: values.LIMIT_WHAT_IF,
    signIn: values.LIMIT_SIGN_IN,
    strangers: values.LIMIT_STRANGERS,
  });
}
