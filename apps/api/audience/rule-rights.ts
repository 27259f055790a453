import { Injectable } from '@nestjs/common';
import type { Condition, ConditionSurvey, RuleNode } from '#matching';
import {
  type Fact,
  factsUsed,
  mayView,
  smallCountBound,
  tellCount,
  type ToldCount,
  Vocabulary,
} from '#enterprises';
import { type Actor, Fault } from '#platform';

/** How much somebody may be told of the enterprises that a rule tells apart. */
export class RuleRight {
  constructor(
    /** Facts behind the rule that the person may not see of single enterprises. */
    readonly hidden: readonly Fact[],
  ) {}

  /** Whether counts are told as they are, and enterprises by name. */
  get full(): boolean {
    return this.hidden.length === 0;
  }

  /** A count as this person may be told it. */
  tell(count: number): ToldCount {
    return tellCount(count, this.full);
  }

  /** @throws Fault when names may not be told */
  mustBeFull(): void {
    if (this.full) return;
    const labels = this.hidden.map(({ label }) => `“${label}”`).join('、');
    throw new Fault(
      'forbidden',
      'facts-hidden',
      `涉及您无权查看的指标${labels}，只能看企业数，不能看单个企业`,
    );
  }
}

/** Finds out how much of a rule's answer somebody may be told. */
@Injectable()
export class RuleRights {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** What the person may be told of one rule, or of several together. */
  of(actor: Actor, ...rules: readonly RuleNode[]): RuleRight {
    const used = new Set(rules.flatMap((rule) => factsUsed(rule, this.vocabulary)));
    return new RuleRight([...used].filter((fact) => !mayView(actor, fact)));
  }

  /**
   * Refuses a rule in which a fact the person may not see decides over a few enterprises only: with others known to be
   * in the count, it would read those few out one threshold after the other.
   * @throws Fault that points to the condition
   */
  refuseProbing(actor: Actor, surveys: readonly ConditionSurvey[]): void {
    const probing = surveys.filter(({ field, other = field, influence }) => {
      const isFew = influence > 0 && influence < smallCountBound;
      return isFew && !this.of(actor, asking(field), asking(other)).full;
    });
    if (probing.length === 0) return;
    const label = this.vocabulary.fields.get(probing[0]?.field ?? '')?.label ?? '';
    throw new Fault(
      'unprocessable',
      'too-few-enterprises',
      `条件“${label}”只关系到不足 ${smallCountBound} 家企业，而您无权查看这项指标，不能给出企业数；请放宽其他条件`,
      probing.map(({ pointer, field }) => ({
        pointer: `/rule${pointer}`,
        message: `“${this.vocabulary.fields.get(field)?.label ?? field}”只关系到不足 ${smallCountBound} 家企业`,
      })),
    );
  }
}

const asking = (field: string): Condition => ({ field, operator: 'notNull' });
