import { z } from 'zod';
import { consentPurposes } from '#enterprises';

export const consentPurpose = z.enum(consentPurposes);
export const noticeVersion = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(-[1-9])?$/)
  .describe('告知的版本，如 2026-11-01');
export const consentTerms = z.object({
  code: consentPurpose,
  version: z.number().int().describe('用途有变时加 1，原来的同意不再算数'),
  title: z.string(),
  purpose: z.string(),
  categories: z.array(z.string()),
  withdrawal: z.string().describe('撤回后会怎样'),
  offered: z.boolean().describe('否：尚未启用，只列出、不征求'),
});
export const privacyNotice = z.object({
  version: noticeVersion,
  publishedAt: z.string(),
  versions: z.array(z.object({ version: noticeVersion, publishedAt: z.string() })).describe('各版，新的在前'),
  title: z.string(),
  scope: z.string(),
  handler: z.object({ name: z.string(), contact: z.string(), phone: z.string(), address: z.string() }),
  purposes: z.array(
    z.object({
      title: z.string(),
      purpose: z.string(),
      method: z.string(),
      categories: z.array(z.string()),
      legalBasis: z.string(),
      retention: z.string(),
      consent: consentPurpose.optional().describe('须取得的同意；没有的不需同意'),
    }),
  ),
  sharing: z.string(),
  automatedDecision: z.string(),
  rights: z.array(z.object({ title: z.string(), article: z.string(), how: z.string() })),
  answerWithinWorkingDays: z.number().int(),
  copyKeptDays: z.number().int(),
  remedy: z.string(),
  consents: z.array(consentTerms),
});
export const noticeQuery = z.strictObject({ version: noticeVersion.optional() });
export const ownReading = z.object({
  version: noticeVersion,
  title: z.string(),
  readAt: z.string().nullable().describe('本人何时阅知现行版；null 为尚未'),
});
export const reading = z.strictObject({ version: noticeVersion });
