import { Injectable } from '@nestjs/common';
import { checkRule, describeRule } from '#matching';
import { type DictionaryChange, Vocabulary } from '#enterprises';

/** What is said of a word, as people call it. */
const names: Readonly<Record<string, string>> = {
  aliases: '别名',
  assertedBy: '认定部门',
  base: '所属指标',
  column: '登记事项',
  derived: '推算方法',
  description: '说明',
  editable: '企业可改变',
  editedBy: '更正部门',
  feed: '来源',
  feeds: '来源（优先的在前）',
  group: '分组',
  history: '保存以往年度',
  integer: '整数',
  kind: '来历',
  label: '名称',
  legalBasis: '依据',
  max: '最大值',
  min: '最小值',
  options: '可选值',
  period: '期间',
  periodOffset: '以往年度',
  restsOn: '推算依据',
  rule: '规则',
  seenBy: '可查看部门',
  sharing: '共享属性',
  staleAfterMonths: '用多久（月）',
  type: '类型',
  unit: '单位',
};
const words: Readonly<Record<string, string>> = {
  true: '是',
  false: '否',
  all: '全部工作人员',
  derived: '由规则推算',
  asserted: '由部门认定',
};

/** Puts what a version of a dictionary changed into words. */
@Injectable()
export class DictionaryView {
  constructor(private readonly vocabulary: Vocabulary) {}

  changes(changes: readonly DictionaryChange[]) {
    return changes.map(({ details, ...change }) => ({
      ...change,
      details: details.map(({ name, before, after }) => ({
        name: names[name] ?? name,
        before: this.text(before),
        after: this.text(after),
      })),
    }));
  }

  private text(kept: string): string {
    const value = structureIn(kept);
    if (value === undefined) return words[kept] ?? kept;
    return Array.isArray(value) ? value.map(named).join('、') : this.ruleText(value, kept);
  }

  /** A rule that the catalogue of today does not understand any more is left as it was kept. */
  private ruleText(value: unknown, kept: string): string {
    const { fields, industries } = this.vocabulary;
    const { rule } = checkRule(value, fields, industries);
    return rule ? describeRule(rule, fields, industries) : kept;
  }
}

/** The list or the rule that is kept as JSON; undefined where it is a text, even one that begins with a bracket. */
function structureIn(kept: string): unknown {
  if (!/^[[{]/.test(kept)) return undefined;
  try {
    return JSON.parse(kept) as unknown;
  } catch {
    return undefined;
  }
}

function named(each: unknown): string {
  if (typeof each !== 'object' || each === null) return String(each);
  return 'label' in each ? String(each.label) : JSON.stringify(each);
}
