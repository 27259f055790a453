import { Injectable } from '@nestjs/common';
import { checkRule, type Meta, reviewRule, type RuleGroup } from '#matching';
import { Vocabulary } from '#enterprises';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { ClauseMark } from '../policy.js';
import type { VersionFile, VersionItem } from '../policy-versions.js';
import { reviewBenefit } from './benefit-review.js';
import { type DraftContent, type DraftItem, usualSource } from './draft-content.js';
import { type DraftFault, refusalOf } from './draft-fault.js';
import { headFaults } from './head-review.js';
import { idsOf } from './node-ids.js';

/** A draft that may be submitted: the policy as a file would say it. */
export type ReviewedDraft = Omit<VersionFile, 'code' | 'department'>;

interface ReviewedItem {
  readonly item?: VersionItem;
  readonly faults: readonly DraftFault[];
}

/** What stands in the way of submitting: each place with what is wrong there and what to do. */
@Injectable()
export class DraftReview {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly documents: PolicyDocuments,
  ) {}

  /** Every faulty place, in the order of the page. */
  async faults(content: DraftContent, department: string): Promise<readonly DraftFault[]> {
    const items = content.items.flatMap((item, index) => this.item(item, index).faults);
    return [...(await this.documentFaults(content, department)), ...headFaults(content), ...items];
  }

  /** @throws Fault with every faulty place, conditions by name */
  async check(content: DraftContent, department: string): Promise<ReviewedDraft> {
    const faults = await this.faults(content, department);
    if (faults.length > 0) throw refusalOf(faults);
    return reviewed(
      content,
      content.items.flatMap((item, index) => this.item(item, index).item ?? []),
    );
  }

  private item(item: DraftItem, index: number): ReviewedItem {
    const at = `/items/${index}`;
    const place = placeOf(item, index);
    const { rule, faults: wrong } = this.rule(item, at, place);
    const { benefit, faults: costs } = reviewBenefit(item.benefit, this.vocabulary);
    const faults = [
      ...(item.title === '' ? [{ pointer: `${at}/title`, place, reason: '请填写条目名称' }] : []),
      ...wrong,
      ...costs.map(({ pointer, reason }) => ({ pointer: `${at}/benefit${pointer}`, place, reason })),
    ];
    return rule && faults.length === 0
      ? { faults, item: { ...itemOf(item, rule, index), benefit } }
      : { faults };
  }

  private rule(
    { rule: json }: DraftItem,
    at: string,
    place: string,
  ): { rule?: RuleGroup; faults: DraftFault[] } {
    const { fields, industries } = this.vocabulary;
    const { rule, faults } = checkRule(json, fields, industries);
    const doubts = rule ? reviewRule(rule, fields, industries).filter(isFatal) : [];
    const told = [...faults, ...doubts].map(({ pointer, message }) => ({
      pointer: `${at}/rule${pointer}`,
      place: `${place} · ${nameOf(json, pointer)}`,
      reason: message,
    }));
    return { rule, faults: told };
  }

  private async documentFaults(content: DraftContent, department: string): Promise<DraftFault[]> {
    const at = { pointer: '/document', place: null };
    if (content.document === null) return [{ ...at, reason: '请上传政策文件，或粘贴政策原文' }];
    const { body } = await this.documents.get(content.document, department);
    if (body === '') return [{ ...at, reason: '没有读出文件的文字，请把政策原文粘贴到文件旁' }];
    return content.items.flatMap((item, index) =>
      item.marks.flatMap((mark, position) =>
        standsIn(body, mark)
          ? []
          : [misquoted(mark, placeOf(item, index), `/items/${index}/marks/${position}`)],
      ),
    );
  }
}

const standsIn = (body: string, { start, end, quote }: ClauseMark): boolean =>
  body.slice(start, end) === quote;

const misquoted = ({ quote }: ClauseMark, place: string, pointer: string): DraftFault => ({
  pointer,
  place,
  reason: `作为依据的原文“${quote.slice(0, 20)}”与文件不一致，请重新选取`,
});

const placeOf = ({ title }: DraftItem, index: number): string => `条目 ${index + 1}“${title || '未命名'}”`;

function itemOf({ code, title, exclusionGroup, advice, marks }: DraftItem, rule: RuleGroup, index: number) {
  const conditions = new Set(idsOf(rule));
  return {
    code: code || `item-${index}`,
    title,
    exclusionGroup: exclusionGroup || null,
    rule: advice ? { ...rule, meta: { ...rule.meta, advice } } : rule,
    cases: [],
    // A condition that was taken out of the rule leaves its mark behind in the draft.
    marks: marks.filter(({ condition }) => conditions.has(condition)),
  };
}

/** Warnings that nobody can have meant. */
const isFatal = ({ code }: { code: string }): boolean => code === 'contradiction';

/** The condition that a pointer into a rule leads to or through: by number, and by its label where it has one. */
function nameOf(rule: unknown, pointer: string): string {
  let node = rule as { rules?: unknown[]; meta?: Meta };
  const steps: string[] = [];
  for (const [, index] of pointer.matchAll(/\/rules\/(\d+)/g)) {
    const next = node.rules?.[Number(index)];
    if (typeof next !== 'object' || next === null) break;
    node = next;
    steps.push(String(Number(index) + 1));
  }
  if (steps.length === 0) return '规则';
  return `条件 ${steps.join('.')}${node.meta?.label ? `“${node.meta.label}”` : ''}`;
}

function reviewed(content: DraftContent, items: readonly VersionItem[]): ReviewedDraft {
  const { title, documentNumber, summary, source, themes, validFrom, validTo } = content;
  return {
    title,
    documentNumber: documentNumber || null,
    summary,
    source: source || usualSource(content),
    themes,
    validFrom,
    validTo,
    rounds: distinct(
      content.rounds.map((round, index) => ({ ...round, code: round.code || `r${index + 1}` })),
    ),
    items: distinct(items),
  };
}

/** Codes are for machines: whoever writes in pages never sees them, so they must not clash. */
function distinct<T extends { readonly code: string }>(all: readonly T[]): T[] {
  const used = new Set<string>();
  return all.map((each) => {
    let code = each.code;
    for (let number = 2; used.has(code); number++) code = `${each.code}-${number}`;
    used.add(code);
    return { ...each, code };
  });
}
