import type { z } from 'zod';
import { type Amount, type Catalogue, describeAmount, describeEstimate, type Estimate } from '#matching';
import type { reckoned } from './checkup.schema.js';

/** An estimate in words and numbers. */
export function amountView(
  estimate: Estimate,
  catalogue: Catalogue,
  amount?: Amount,
): z.output<typeof reckoned> {
  const { low, high, missing } = estimate;
  return {
    text: describeEstimate(estimate) ?? null,
    low,
    high,
    reckoning: amount && describeAmount(amount, catalogue),
    missing: missing.map((key) => ({ key, label: catalogue.get(key)?.label ?? key })),
  };
}
