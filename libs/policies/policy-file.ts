import { z } from 'zod';
import { checkAmount, checkRule, type RuleGroup, withRenewal } from '#matching';
import { readCatalogueFile, type Vocabulary } from '#enterprises';
import { benefitShape } from './benefit-shape.js';
import { failedCases, type PolicyCase } from './policy-case.js';

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '代码只能用小写字母、数字和连字符');
const day = z.iso.date('日期应为 YYYY-MM-DD').nullable().default(null);
const value = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

const caseShape = z.strictObject({
  name: z.string().min(1),
  on: z.iso.date().optional(),
  uscc: z.string().optional(),
  facts: z.record(z.string(), value).default({}),
  expect: z.enum(['eligible', 'undetermined', 'needsPerson', 'ineligible']),
  missing: z.array(z.string()).optional(),
  nearMiss: z.boolean().optional(),
});

const itemShape = z.strictObject({
  code,
  title: z.string().min(1),
  benefit: benefitShape.nullable().default(null),
  exclusionGroup: z.string().nullable().default(null),
  rule: z.unknown(),
  /** Whoever renews may also meet the rule of an earlier version. */
  renewal: z
    .strictObject({
      when: z.unknown(),
      rule: z.unknown(),
      meta: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  cases: z.array(caseShape).min(1, '每个条目至少要有一个测试用例'),
});

const fileShape = z.strictObject({
  code,
  department: z.string(),
  title: z.string().min(1),
  documentNumber: z.string().nullable().default(null),
  summary: z.string().min(1),
  source: z.string().min(1),
  /** What the policy is about, for those who look for policies. */
  themes: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
  validFrom: day,
  validTo: day,
  rounds: z.array(z.strictObject({ code, title: z.string().min(1), opens: day, closes: day })).default([]),
  items: z.array(itemShape).min(1),
});

/** A policy as an operator writes it under config/policies. */
export type PolicyFile = Omit<z.infer<typeof fileShape>, 'items'> & {
  readonly items: readonly PolicyFileItem[];
};
export type PolicyFileItem = Omit<z.infer<typeof itemShape>, 'rule'> & { readonly rule: RuleGroup };

/**
 * Reads one policy file: shape, rules against the catalogue, days in order, and every case of every item.
 * @throws CatalogueFileError with file, place and reason of each fault
 */
export function readPolicyFile(
  file: string,
  yaml: string,
  vocabulary: Vocabulary,
  today: string,
): PolicyFile {
  const { content, refuse } = readCatalogueFile(file, yaml, fileShape);
  const faults = [...dayFaults(content), ...repeatedCodes(content), ...amountFaults(content, vocabulary)];
  const items = content.items.map((item, index) => {
    const { rule, faults: found } = readRules(item, vocabulary);
    found.forEach(({ path, reason }) => faults.push({ path: ['items', index, ...path], reason }));
    return rule && { ...item, rule };
  });
  if (faults.length > 0) throw refuse(faults);
  const whole = items.filter((item) => item !== undefined);
  const failed = whole.flatMap((item, index) => caseFaults(item, index, vocabulary, today));
  if (failed.length > 0) throw refuse(failed);
  return { ...content, items: whole };
}

interface Fault {
  readonly path: (string | number)[];
  readonly reason: string;
}

/** The rule of an item, with the way of those who renew in it. */
function readRules(
  { rule, renewal }: z.infer<typeof itemShape>,
  { fields, industries }: Vocabulary,
): { rule?: RuleGroup; faults: Fault[] } {
  const faults: Fault[] = [];
  const read = (json: unknown, ...path: string[]): RuleGroup | undefined => {
    const checked = checkRule(json, fields, industries);
    checked.faults.forEach(({ pointer, message }) =>
      faults.push({ path: [...path, ...pathOf(pointer)], reason: message }),
    );
    return checked.rule;
  };
  const present = read(rule, 'rule');
  if (!renewal) return { rule: present, faults };
  const when = read(renewal.when, 'renewal', 'when');
  const earlier = read(renewal.rule, 'renewal', 'rule');
  if (!present || !when || !earlier) return { faults };
  const whole = withRenewal(present, { when, rule: earlier, meta: renewal.meta });
  return { rule: read(whole, 'renewal'), faults };
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function amountFaults({ items }: z.infer<typeof fileShape>, { fields }: Vocabulary): Fault[] {
  return items.flatMap(({ benefit }, index) =>
    (benefit?.amount ? checkAmount(benefit.amount, fields) : []).map(({ pointer, message }) => ({
      path: ['items', index, 'benefit', 'amount', ...pathOf(pointer)],
      reason: message,
    })),
  );
}

function dayFaults(content: z.infer<typeof fileShape>): Fault[] {
  const faults: Fault[] = [];
  if (content.validFrom && content.validTo && content.validFrom > content.validTo) {
    faults.push({ path: ['validTo'], reason: '失效日期早于生效日期' });
  }
  content.rounds.forEach(({ opens, closes }, index) => {
    if (opens && closes && opens > closes)
      faults.push({ path: ['rounds', index, 'closes'], reason: '截止日期早于开始日期' });
  });
  return faults;
}

function repeatedCodes(content: z.infer<typeof fileShape>): Fault[] {
  const repeated = (key: 'items' | 'rounds'): Fault[] =>
    content[key].flatMap((entry, index) =>
      content[key].findIndex((other) => other.code === entry.code) < index
        ? [{ path: [key, index, 'code'], reason: `代码“${entry.code}”重复` }]
        : [],
    );
  return [...repeated('items'), ...repeated('rounds')];
}

function caseFaults(item: PolicyFileItem, index: number, vocabulary: Vocabulary, today: string): Fault[] {
  const cases: readonly PolicyCase[] = item.cases;
  return failedCases(item.rule, cases, vocabulary, today).map(({ position, reason }) => ({
    path: ['items', index, 'cases', position],
    reason,
  }));
}
