import { Injectable } from '@nestjs/common';
import { checkAmount, checkRule, type Meta, reviewRule, type RuleGroup } from '#matching';
import { Vocabulary } from '#enterprises';
import { Fault, type FaultDetail } from '#platform';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { PolicyFile, PolicyFileItem } from '../policy-file.js';
import type { DraftContent, DraftItem } from './draft-content.js';

/** A draft that may be submitted: the policy as a file would say it. */
export type ReviewedDraft = Omit<PolicyFile, 'code' | 'department'>;

const required: readonly (readonly [keyof DraftContent, string])[] = [
  ['title', '请填写政策名称'],
  ['summary', '请填写内容摘要'],
  ['body', '请填写发文机关'],
];

/** What stands in the way of submitting: each place with what is wrong there and what to do. */
@Injectable()
export class DraftReview {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly documents: PolicyDocuments,
  ) {}

  /** @throws Fault with every faulty place, conditions by name */
  async check(content: DraftContent, department: string): Promise<ReviewedDraft> {
    const items = content.items.map((item, index) => this.item(item, `/items/${index}`));
    const faults = [
      ...missing(content),
      ...dayFaults(content),
      ...(await this.documentFaults(content, department)),
      ...items.flatMap((each) => each.faults),
    ];
    if (faults.length > 0) throw refusal(faults);
    return reviewed(
      content,
      items.flatMap(({ item }) => item ?? []),
    );
  }

  private item(item: DraftItem, at: string): { item?: PolicyFileItem; faults: FaultDetail[] } {
    const { rule, faults: wrong } = this.rule(item, at);
    const faults = [...this.wordFaults(item, at), ...wrong];
    return rule && faults.length === 0 ? { faults, item: itemOf(item, rule, at) } : { faults };
  }

  private rule({ rule: json, title }: DraftItem, at: string): { rule?: RuleGroup; faults: FaultDetail[] } {
    const { fields, industries } = this.vocabulary;
    const { rule, faults } = checkRule(json, fields, industries);
    const doubts = rule ? reviewRule(rule, fields, industries).filter(isFatal) : [];
    const told = [...faults, ...doubts].map(({ pointer, message }) => ({
      pointer: `${at}/rule${pointer}`,
      message: `条目“${title || '未命名'}”${nameOf(json, pointer)}：${message}`,
    }));
    return { rule, faults: told };
  }

  private wordFaults({ title, benefit }: DraftItem, at: string): FaultDetail[] {
    const named = `条目“${title || '未命名'}”`;
    const amount = benefit?.amount ? checkAmount(benefit.amount, this.vocabulary.fields) : [];
    return [
      ...(title === '' ? [{ pointer: `${at}/title`, message: '请填写条目名称' }] : []),
      ...(benefit?.text === ''
        ? [{ pointer: `${at}/benefit/text`, message: `${named}：请写明支持内容` }]
        : []),
      ...amount.map(({ pointer, message }) => ({
        pointer: `${at}/benefit/amount${pointer}`,
        message: `${named}：${message}`,
      })),
    ];
  }

  private async documentFaults(content: DraftContent, department: string): Promise<FaultDetail[]> {
    if (content.document === null)
      return [{ pointer: '/document', message: '请上传政策文件，或粘贴政策原文' }];
    const { body } = await this.documents.get(content.document, department);
    if (body === '')
      return [{ pointer: '/document', message: '没有读出文件的文字，请把政策原文粘贴到文件旁' }];
    return content.items.flatMap(({ marks }, index) =>
      marks.flatMap(({ start, end, quote }, at) =>
        body.slice(start, end) === quote
          ? []
          : [
              {
                pointer: `/items/${index}/marks/${at}`,
                message: `作为依据的原文“${quote.slice(0, 20)}”与文件不一致，请重新选取`,
              },
            ],
      ),
    );
  }
}

function itemOf({ code, title, exclusionGroup, benefit, advice }: DraftItem, rule: RuleGroup, at: string) {
  return {
    code: code || `item-${at.split('/').at(-1)}`,
    title,
    benefit,
    exclusionGroup: exclusionGroup || null,
    rule: advice ? { ...rule, meta: { ...rule.meta, advice } } : rule,
    cases: [],
  };
}

/** Warnings that nobody can have meant. */
const isFatal = ({ code }: { code: string }): boolean => code === 'contradiction';

/** The label of the condition that a pointer into a rule leads to or through. */
function nameOf(rule: unknown, pointer: string): string {
  let node = rule as { rules?: unknown[]; meta?: Meta };
  const steps: string[] = [];
  for (const [, index] of pointer.matchAll(/\/rules\/(\d+)/g)) {
    const next = node.rules?.[Number(index)];
    if (typeof next !== 'object' || next === null) break;
    node = next;
    steps.push(String(Number(index) + 1));
  }
  if (steps.length === 0) return '的规则';
  return `第 ${steps.join('.')} 条${node.meta?.label ? `“${node.meta.label}”` : ''}`;
}

function missing(content: DraftContent): FaultDetail[] {
  const blank = required.flatMap(([key, message]) =>
    content[key] === '' ? [{ pointer: `/${key}`, message }] : [],
  );
  const absent: FaultDetail[] = [];
  if (content.disclosure === null) absent.push({ pointer: '/disclosure', message: '请选择公开属性' });
  if (content.items.length === 0) absent.push({ pointer: '/items', message: '请至少写一个条目' });
  content.rounds.forEach(({ title }, index) => {
    if (title === '') absent.push({ pointer: `/rounds/${index}/title`, message: '请填写批次名称' });
  });
  return [...blank, ...absent];
}

function dayFaults({ validFrom, validTo, rounds }: DraftContent): FaultDetail[] {
  const faults: FaultDetail[] = [];
  if (validFrom && validTo && validFrom > validTo)
    faults.push({ pointer: '/validTo', message: '失效日期早于生效日期，请改正' });
  rounds.forEach(({ opens, closes, title }, index) => {
    if (opens && closes && opens > closes)
      faults.push({
        pointer: `/rounds/${index}/closes`,
        message: `批次“${title}”的截止日期早于开始日期，请改正`,
      });
  });
  return faults;
}

function reviewed(content: DraftContent, items: readonly PolicyFileItem[]): ReviewedDraft {
  const { title, documentNumber, summary, source, body, themes, validFrom, validTo } = content;
  return {
    title,
    documentNumber: documentNumber || null,
    summary,
    source: source || (documentNumber ? `${body} ${documentNumber}` : body),
    themes,
    validFrom,
    validTo,
    rounds: content.rounds.map((round, index) => ({ ...round, code: round.code || `r${index + 1}` })),
    items: distinct(items),
  };
}

/** Codes are for machines: whoever writes in pages never sees them, so they must not clash. */
function distinct(items: readonly PolicyFileItem[]): PolicyFileItem[] {
  const used = new Set<string>();
  return items.map((item) => {
    let code = item.code;
    for (let number = 2; used.has(code); number++) code = `${item.code}-${number}`;
    used.add(code);
    return { ...item, code };
  });
}

function refusal(faults: readonly FaultDetail[]): Fault {
  const told = faults.slice(0, 3).map(({ message }) => message);
  const more = faults.length > told.length ? `；另有 ${faults.length - told.length} 处` : '';
  return new Fault('invalid', 'draft-incomplete', `还不能提交：${told.join('；')}${more}`, faults);
}
