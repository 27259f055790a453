import { Injectable } from '@nestjs/common';
import type { CheckupCondition, CheckupGroup, CheckupNode, CheckupOther, FactValue } from '#matching';
import { factsUsed, Vocabulary } from '#enterprises';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import { ExpiryView } from '../enterprises/expiry-view.js';
import type { CheckupNodeShape } from './checkup.schema.js';
import { type Sight, sightOf } from './sight.js';

const groupTexts: Readonly<Record<CheckupGroup['combinator'], string>> = {
  and: '以下条件须全部符合',
  or: '以下条件符合其一即可',
  atLeast: '以下条件至少符合',
  score: '以下条件按分值合计，至少达到',
};

/** Puts the conditions of an explained rule into words. */
@Injectable()
export class ConditionView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly enterprises: EnterpriseView,
    private readonly expiries: ExpiryView,
  ) {}

  /** A node with everything beneath it; what the reader may not see is marked as hidden. */
  node(node: CheckupNode, sight: Sight = sightOf()): CheckupNodeShape {
    const { quote, source, advice, veto } = node.meta ?? {};
    const origin = { quote, source, advice, veto };
    if (node.kind === 'group') return { ...this.group(node, sight), ...origin };
    if (node.kind === 'manual') return { kind: 'manual', truth: node.truth, text: node.text, ...origin };
    return { ...this.condition(node, sight), ...origin };
  }

  /** A value as people read it; null when there is none. */
  value(field: string, value: FactValue | undefined): string | null {
    const fact = this.vocabulary.facts.byKey.get(field);
    if (fact) return this.enterprises.text(fact, value);
    if (value === undefined) return null;
    return value === true ? '是' : '否';
  }

  private group(node: CheckupGroup, sight: Sight): CheckupNodeShape {
    const { combinator, minimum, truth, meta, children, not } = node;
    const counted = combinator === 'atLeast' ? ` ${minimum} 项` : ` ${minimum} 分`;
    const text = meta?.label ?? `${groupTexts[combinator]}${minimum === undefined ? '' : counted}`;
    return {
      kind: 'group',
      truth,
      combinator,
      text: not ? `不属于：${text}` : text,
      children: vetoesFirst(children).map((child) => this.node(child, sight)),
    };
  }

  private condition(node: CheckupCondition, sight: Sight): CheckupNodeShape {
    const { truth, text, field, unit, period, feed, value, other } = node;
    const isReadable = [field, ...(other ? [other.field] : [])].every((key) => sight.mayRead(key));
    const source = sight.source(field);
    return {
      kind: 'condition',
      truth,
      text,
      field,
      unit,
      period,
      feed: source?.declared ? source.feed : feed,
      ...(isReadable
        ? { valueText: this.value(field, value), otherText: other && this.otherText(other) }
        : { valueText: null, hidden: true }),
      declared: source?.declared,
      dataOn: source?.on,
      ...(truth === 'unknown' && isReadable && this.expired(field, sight)),
    };
  }

  /** Of a derived fact or a tag the first that it rests on and that is too old. */
  private expired(field: string, sight: Sight): Pick<CheckupNodeShape, 'expired'> {
    const used = factsUsed({ field, operator: 'notNull' }, this.vocabulary);
    for (const key of used.flatMap((fact) => [fact.key, ...(fact.restsOn ?? [])])) {
      const [fact, value] = [this.vocabulary.facts.byKey.get(key), sight.expired(key)];
      if (!fact || !value) continue;
      const { text, advice } = this.expiries.of(fact, value);
      return { expired: { text: key === field ? text : `${fact.label}：${text}`, advice } };
    }
    return {};
  }

  private otherText({ field, label, value, unit }: CheckupOther): string {
    const text = this.value(field, value);
    return text === null ? `${label}：暂无数据` : `${label}：${text}${unit ? ` ${unit}` : ''}`;
  }
}

/** 一票否决 comes first: where one is missed nothing else matters. */
function vetoesFirst(children: readonly CheckupNode[]): CheckupNode[] {
  const isVeto = ({ meta }: CheckupNode): boolean => meta?.veto === true;
  return [...children.filter(isVeto), ...children.filter((child) => !isVeto(child))];
}
