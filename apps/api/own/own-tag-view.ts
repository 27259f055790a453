import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkup, type Facts } from '#matching';
import {
  type Correction,
  type KnownEnterprise,
  type Tag,
  type TagAssertion,
  TagAssertions,
  Vocabulary,
} from '#enterprises';
import { ConditionView } from '../checkups/condition-view.js';
import { sightOf } from '../checkups/sight.js';
import type { ownTag } from './own.schema.js';

const mostAssertions = 100;

/** What an enterprise's tags are judged by. */
export interface OwnTagContext {
  /** YYYY-MM-DD */
  readonly day: string;
  /** What departments say: it alone decides on tags. */
  readonly official: KnownEnterprise;
  /** With what the enterprise declares itself. */
  readonly all: KnownEnterprise;
  readonly open: readonly Correction[];
}

/** Every tag as it stands for one enterprise, and why. */
@Injectable()
export class OwnTagView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly assertions: TagAssertions,
    private readonly conditions: ConditionView,
  ) {}

  /** All tags of the catalogue, in its order. */
  async all(enterprise: number, context: OwnTagContext): Promise<z.output<typeof ownTag>[]> {
    const page = { page: 1, size: mostAssertions };
    const { items } = await this.assertions.search({ enterprise, on: context.day, ...page });
    return this.vocabulary.tags.tags.map((tag) => this.tag(tag, items, context));
  }

  private tag(tag: Tag, lists: readonly TagAssertion[], context: OwnTagContext): z.output<typeof ownTag> {
    const { code, label, group, description, kind, field } = tag;
    return {
      code,
      label,
      group,
      description,
      kind,
      truth: truthOf(context.official.facts, field.key),
      declaredTruth: truthOf(context.all.facts, field.key),
      root: tag.kind === 'derived' ? this.why(tag.rule, context) : null,
      assertions: lists.filter((each) => each.tag === code && each.revoked === null).map(shown),
      correction: context.open.find((each) => each.tag === code)?.id ?? null,
    };
  }

  private why(rule: Parameters<typeof checkup>[0], { all, day }: OwnTagContext) {
    const { industries, fields } = this.vocabulary;
    const { root } = checkup(rule, all.facts, { today: day, industries, catalogue: fields });
    return this.conditions.node(root, sightOf(all));
  }
}

function truthOf(facts: Facts, key: string): 'yes' | 'no' | 'unknown' {
  const has = facts[key];
  return has === undefined ? 'unknown' : has === true ? 'yes' : 'no';
}

function shown({ department, source, validFrom, validTo, stands }: TagAssertion) {
  return { department, source, validFrom, validTo, stands };
}
