import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { describeAmount, describeCondition, isGroup, type RuleGroup, type RuleNode } from '#matching';
import { Vocabulary } from '#enterprises';
import type { PolicyVersion } from '#policies';
import { nodeNotes } from './node-notes.js';
import type { policyVersions } from './policy.schema.js';

type Shown = z.output<typeof policyVersions>[number];
type Line = Shown['items'][number]['conditions'][number];

const joins = { and: '全部满足', or: '满足任一', atLeast: '至少满足', score: '计分达到' } as const;

/** A version of a policy as it is compared with another: its conditions one by one, in words. */
@Injectable()
export class PolicyVersionView {
  constructor(private readonly vocabulary: Vocabulary) {}

  of({ items, createdAt, profile, themes, ...version }: PolicyVersion): Shown {
    return {
      ...version,
      profile,
      themes: [...themes],
      createdAt: new Date(createdAt).toISOString(),
      items: items.map(({ code, title, benefit, exclusionGroup, rule }) => ({
        code,
        title,
        benefit: benefit?.text ?? null,
        reckoning: benefit?.amount ? describeAmount(benefit.amount, this.vocabulary.fields) : null,
        exclusionGroup,
        advice: rule.meta?.advice ?? null,
        conditions: this.lines(rule, ''),
      })),
    };
  }

  /** A group is a line too: changing 且 to 或 is a change. */
  private lines(node: RuleNode, at: string): Line[] {
    if (!isGroup(node)) {
      const { fields, industries } = this.vocabulary;
      const text = `${describeCondition(node, fields, industries)}${nodeNotes(node)}`;
      return [{ key: at, text, quote: node.meta?.quote ?? null }];
    }
    const inner = node.rules.flatMap((child, index) => this.lines(child, `${at}/${index}`));
    return [
      { key: at, text: `${groupText(node)}${nodeNotes(node)}`, quote: node.meta?.quote ?? null },
      ...inner,
    ];
  }
}

function groupText({ combinator, minimum, not, rules }: RuleGroup): string {
  const counted = combinator === 'atLeast' || combinator === 'score' ? ` ${minimum} ` : '';
  const unit = { and: '', or: '', atLeast: '项', score: '分' }[combinator];
  return `${not ? '不是：' : ''}以下 ${rules.length} 项${joins[combinator]}${counted}${unit}`;
}
