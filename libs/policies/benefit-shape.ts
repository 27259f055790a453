import { z } from 'zod';
import type { Amount } from '#matching';

const terms = {
  cap: z.number().positive().optional(),
  ceiling: z.boolean().optional(),
};
const key = z.string().min(1);

/** How much a benefit is worth, as files and drafts write it. */
export const amount: z.ZodType<Amount> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), value: z.number().positive(), ...terms }),
    z.strictObject({ kind: z.literal('rate'), of: key, rate: z.number().positive().max(10), ...terms }),
    z.strictObject({ kind: z.literal('perUnit'), of: key, value: z.number().positive(), ...terms }),
    z.strictObject({
      kind: z.literal('tiered'),
      by: key,
      tiers: z.array(z.strictObject({ values: z.array(z.string()).min(1), amount })).min(1),
      ...terms,
    }),
    z.strictObject({
      kind: z.literal('banded'),
      by: key,
      bands: z
        .array(z.strictObject({ upTo: z.number().optional(), below: z.number().optional(), amount }))
        .min(1),
      ...terms,
    }),
  ]),
);

/** What a benefit is: money that is given, money that need not be paid, what is left to pay, or no money at all. */
export const benefitMeans = ['support', 'reduction', 'payable', 'honour'] as const;

/** A benefit as files and drafts write it; amounts in 万元, and none that was not published. */
export const benefitShape = z.strictObject({
  text: z.string().trim().min(1),
  means: z.enum(benefitMeans).default('support'),
  amount: amount.optional(),
});
