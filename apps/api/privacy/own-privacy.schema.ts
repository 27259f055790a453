import { z } from 'zod';
import { erasureGrounds } from '#enterprises';
import { consentTerms } from './notice.schema.js';

const said = { person: z.string(), at: z.string() };
export const ownPrivacy = z.object({
  isPerson: z.boolean().describe('个体工商户：其数据是个人信息'),
  mayDecide: z.boolean().describe('法定代表人（经营者）：可以表示同意、提出请求'),
  refusesPersonalised: z.boolean(),
  refusals: z.array(z.object({ deed: z.enum(['refused', 'accepted']), ...said })).describe('新的在前'),
  consents: z.array(
    z.object({
      terms: consentTerms,
      inForce: z.boolean(),
      history: z
        .array(
          z.object({
            deed: z.enum(['given', 'withdrawn']),
            version: z.number().int(),
            notice: z.string(),
            ...said,
          }),
        )
        .describe('新的在前'),
    }),
  ),
});
export const personalisedPushes = z.strictObject({ refused: z.boolean() });
export const erasureRequest = z.strictObject({
  ground: z.enum(erasureGrounds).describe('第四十七条第一款的情形'),
  reason: z.string().trim().min(1, '请写明理由').max(1_000, '最多 1000 字'),
});
