import { z } from 'zod';
import { readCatalogueFile } from '../catalogue-file.js';

/** What a person may be asked to consent to. A new purpose is a name here and an entry in the file. */
export const consentPurposes = ['self-declared', 'mini-program'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Folded lines of YAML are joined by blanks, which Chinese has none of. */
const blankInChinese = /(?<=[\u3000-\u9fff\uff00-\uffef”])\s+(?=[\u3000-\u9fff\uff00-\uffef“])/g;
const text = z
  .string()
  .transform((words) => words.trim().replace(blankInChinese, ''))
  .pipe(z.string().min(1));
const texts = z.array(text).min(1);

const shape = z.strictObject({
  version: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-[1-9])?$/, '版本号写成日期，如 2026-11-01；同一天再改的加 -1、-2'),
  title: text,
  scope: text,
  handler: z.strictObject({ name: text, contact: text, phone: text, address: text }),
  purposes: z
    .array(
      z.strictObject({
        title: text,
        purpose: text,
        method: text,
        categories: texts,
        legalBasis: text,
        retention: text,
        consent: z.enum(consentPurposes).optional(),
      }),
    )
    .min(1),
  sharing: text,
  automatedDecision: text,
  rights: z.array(z.strictObject({ title: text, article: text, how: text })).min(1),
  answerWithinWorkingDays: z.number().int().min(1).max(15),
  copyKeptDays: z.number().int().min(1).max(90),
  remedy: text,
  consents: z.array(
    z.strictObject({
      code: z.enum(consentPurposes),
      version: z.number().int().min(1),
      title: text,
      purpose: text,
      categories: texts,
      withdrawal: text,
      offered: z.boolean(),
    }),
  ),
});

/** What people are told before their personal data are handled (个人信息保护法 第十七条), as the operator wrote it. */
export type NoticeContent = z.infer<typeof shape>;
/** A purpose that needs consent. */
export type ConsentTerms = NoticeContent['consents'][number];

/**
 * Reads `config/privacy.yaml`.
 *
 * @param file the name that faults are reported under
 * @throws CatalogueFileError for a part that the law asks for and the file lacks, a consent that stands twice, and a
 *   purpose that rests on a consent which is not in the file
 */
export function loadNotice(yamlText: string, file = 'config/privacy.yaml'): NoticeContent {
  const { content, refuse } = readCatalogueFile(file, yamlText, shape);
  const codes = content.consents.map(({ code }) => code);
  const faults = [
    ...codes.flatMap((code, index) =>
      codes.indexOf(code) < index ? [{ path: ['consents', index], reason: `同意“${code}”重复` }] : [],
    ),
    ...content.purposes.flatMap(({ consent }, index) =>
      consent && !codes.includes(consent)
        ? [{ path: ['purposes', index, 'consent'], reason: `consents 中没有“${consent}”` }]
        : [],
    ),
  ];
  if (faults.length > 0) throw refuse(faults);
  return content;
}
