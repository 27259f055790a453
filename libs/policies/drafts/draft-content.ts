import { z } from 'zod';
import { benefitShape } from '../benefit-shape.js';

const line = z.string().trim().max(200, '最多 200 字').default('');
const text = z.string().trim().max(5000, '最多 5000 字').default('');
const day = z.iso.date('日期应为 YYYY-MM-DD').nullable().default(null);
const address = z.string().trim().max(500, '最多 500 字').default('');

/** 公开属性: published unasked, on request, or not at all (政府信息公开条例 第十三至二十条). */
export const disclosures = ['active', 'onRequest', 'none'] as const;

/** A clause marked in the document as the ground of a condition: characters from `start`, not including `end`. */
export const clauseMark = z
  .strictObject({
    condition: z.string().min(1).max(64).describe('条件在规则中的 id'),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    quote: z.string().min(1).max(4000),
  })
  .refine(({ start, end }) => start < end, { message: '原文的结尾应在开头之后', path: ['end'] });

const draftRound = z.strictObject({ code: line, title: line, opens: day, closes: day });
/** Unchecked while they are written, the amount like the rule: only what is submitted has to be whole. */
const draftBenefit = benefitShape.extend({ text, amount: z.unknown().optional() });
const draftItem = z.strictObject({
  code: line,
  title: line,
  rule: z.unknown(),
  benefit: draftBenefit.nullable().default(null),
  exclusionGroup: line,
  advice: text,
  marks: z.array(clauseMark).max(500).default([]),
});

/** What is told of a policy besides what it is called and whom it is for. */
export const policyProfile = z.object({
  adoptedOn: day.describe('成文日期'),
  disclosure: z.enum(disclosures).nullable().default(null).describe('公开属性'),
  indexNumber: line.describe('索引号'),
  address: address.describe('公开网址'),
  body: line.describe('发文机关'),
  contact: line.describe('联系人或科室'),
  telephone: line,
  materials: z.array(line).max(50).default([]).describe('材料清单'),
  entry: address.describe('申报入口'),
  attachments: z
    .array(z.strictObject({ document: z.uuid(), name: line }))
    .max(20)
    .default([])
    .describe('附件'),
});

/** A policy as its department writes it. Anything may be missing until it is submitted. */
export const draftContent = z.strictObject({
  ...policyProfile.shape,
  title: line,
  documentNumber: line,
  summary: text,
  source: line,
  themes: z
    .array(z.string().trim().min(1).max(20, '每个主题最多 20 字'))
    .max(10, '最多 10 个主题')
    .default([])
    .describe('主题'),
  validFrom: day,
  validTo: day,
  document: z.uuid().nullable().default(null),
  supersedes: z.string().max(100).nullable().default(null).describe('代替哪一项政策（代码）'),
  rounds: z.array(draftRound).max(50).default([]),
  items: z.array(draftItem).max(50).default([]),
});

export type DraftContent = z.output<typeof draftContent>;
export type DraftItem = DraftContent['items'][number];
export type PolicyProfile = z.output<typeof policyProfile>;

/** What a policy's source is when nobody says otherwise: who issued it under which number. */
export const usualSource = ({
  body,
  documentNumber,
}: Pick<DraftContent, 'body' | 'documentNumber'>): string =>
  documentNumber ? `${body} ${documentNumber}` : body;

/** A policy that nobody has written anything of yet. */
export const emptyContent = (): DraftContent => draftContent.parse({});
