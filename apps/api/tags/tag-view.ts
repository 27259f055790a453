import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeCondition, describeRule, isGroup, isManual, type RuleNode } from '#matching';
import { type Tag, type TagChange, type TagPortrait, TagRegister, Vocabulary } from '#enterprises';
import { type Actor, Departments } from '#platform';
import { Policies } from '#policies';
import { type RuleRight, RuleRights } from '../audience/rule-rights.js';
import type { tagChange, tagDetail, tagList, TagNodeShape, tagRow } from './tag.schema.js';

const groupTexts = {
  and: '以下条件须全部符合',
  or: '以下条件符合其一即可',
  atLeast: '以下条件至少符合',
  score: '以下条件按分值合计，至少达到',
} as const;

/** Puts tags into words, with who uses them. */
@Injectable()
export class TagView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly register: TagRegister,
    private readonly policies: Policies,
    private readonly departments: Departments,
    private readonly rights: RuleRights,
  ) {}

  async list(actor: Actor, thisYear: string): Promise<z.output<typeof tagList>> {
    const sizes = await this.register.counts();
    const context = await this.context();
    const tags = sizes.map(({ tag, members, undetermined }) =>
      this.row(tag, { members, undetermined }, actor, context),
    );
    const added = tags.filter(({ introducedOn }) => introducedOn?.startsWith(thisYear)).length;
    return { tags, inUse: tags.length, addedThisYear: added };
  }

  async detail(portrait: TagPortrait, actor: Actor): Promise<z.output<typeof tagDetail>> {
    const { tag, populationVersion, day, active } = portrait;
    const context = await this.context();
    const right = this.rightOn(tag, actor);
    const assertedBy = tag.kind === 'asserted' ? tag.assertedBy : [];
    return {
      ...this.row(tag, portrait, actor, context),
      root: tag.kind === 'derived' ? this.node(tag.rule) : null,
      populationVersion,
      day,
      active,
      towns: portrait.towns.map((share) => ({ ...share, members: right.tell(share.members) })),
      industries: portrait.industries.map((share) => ({ ...share, members: right.tell(share.members) })),
      missing: portrait.missing.map((each) => ({ ...each, enterprises: right.tell(each.enterprises) })),
      assertedBy: assertedBy.map((code) => ({ code, name: context.departments.get(code) ?? code })),
      mayAssert: actor.may('tags:assert') && assertedBy.includes(actor.department?.code ?? ''),
      mayList: right.full,
    };
  }

  /** How much the person may be told of who has the tag. */
  rightOn({ field }: Tag, actor: Actor): RuleRight {
    return this.rights.of(actor, { field: field.key, operator: '=', value: true });
  }

  change(change: TagChange, actor: Actor): z.output<typeof tagChange> {
    const { tag: _tag, department, departmentName, at, undoneAt, ...rest } = change;
    return {
      ...rest,
      department: departmentName,
      at: at.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
      mine: department === actor.department?.code,
    };
  }

  private row(
    tag: Tag,
    { members, undetermined }: { members: number; undetermined: number },
    actor: Actor,
    context: Context,
  ): z.output<typeof tagRow> {
    const { code, label, group, description, kind } = tag;
    const right = this.rightOn(tag, actor);
    return {
      code,
      label,
      group,
      description,
      kind,
      ruleText: this.ruleText(tag, context.departments),
      members: right.tell(members),
      undetermined: right.tell(undetermined),
      policies: context.policies.filter(({ text }) => text.includes(`"tag:${code}"`)),
      tags: this.vocabulary.tags.tags
        .filter((other) => other.kind === 'derived' && fieldsIn(other.rule).includes(`tag:${code}`))
        .map((other) => ({ code: other.code, label: other.label })),
      introducedOn: context.introduced.get(code) ?? null,
    };
  }

  private async context(): Promise<Context> {
    const policies = await this.policies.list();
    return {
      departments: new Map((await this.departments.list()).map(({ code, name }) => [code, name])),
      introduced: await this.register.introduced(),
      policies: policies.map(({ code, title, items }) => ({ code, title, text: JSON.stringify(items) })),
    };
  }

  private ruleText(tag: Tag, departments: ReadonlyMap<string, string>): string {
    if (tag.kind === 'derived')
      return describeRule(tag.rule, this.vocabulary.fields, this.vocabulary.industries);
    return `由${tag.assertedBy.map((code) => departments.get(code) ?? code).join('、')}认定名单`;
  }

  private node(node: RuleNode): TagNodeShape {
    if (isGroup(node)) {
      const unit = node.combinator === 'atLeast' ? '项' : '分';
      const amount = node.minimum === undefined ? '' : ` ${node.minimum} ${unit}`;
      const text = node.meta?.label ?? `${groupTexts[node.combinator]}${amount}`;
      const children = node.rules.map((child) => this.node(child));
      return { kind: 'group', text: node.not ? `不属于：${text}` : text, children };
    }
    const text = isManual(node)
      ? (node.meta?.label ?? '须人工认定')
      : describeCondition(node, this.vocabulary.fields, this.vocabulary.industries);
    const tag = node.field.startsWith('tag:') ? node.field.slice('tag:'.length) : undefined;
    return { kind: 'condition', text, tag };
  }
}

interface Context {
  readonly departments: ReadonlyMap<string, string>;
  readonly introduced: ReadonlyMap<string, string>;
  readonly policies: readonly { readonly code: string; readonly title: string; readonly text: string }[];
}

function fieldsIn(node: RuleNode): string[] {
  return isGroup(node) ? node.rules.flatMap(fieldsIn) : [node.field];
}
