import type { EnterpriseSet } from './set.js';

/**
 * Kleene's three values for a whole population: `yes` are those for whom it holds, `possible` those for whom it holds
 * or may hold (possible ⊇ yes). Unknown is possible without yes; no is the active without possible.
 */
export interface Ternary {
  yes: EnterpriseSet;
  possible: EnterpriseSet;
}

/** The same three values for one enterprise. */
export type Truth = 'yes' | 'no' | 'unknown';
