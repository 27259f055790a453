import type { Facts } from '#matching';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { expiredFacts } from '../facts/shelf-life.js';
import { type EnterpriseRow, storedFacts } from './enterprise-row.js';

/** The stored facts of an enterprise without those whose values are too old to be used on a day (YYYY-MM-DD). */
export function usableFacts(
  row: EnterpriseRow,
  { limited }: Pick<FactCatalogue, 'limited'>,
  day: string,
): Facts {
  const expired = expiredFacts(limited, row, day);
  return Object.fromEntries(Object.entries(storedFacts(row)).filter(([key]) => !expired.has(key)));
}
