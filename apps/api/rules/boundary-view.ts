import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { boundaryCases, checkRule, type ConditionBoundaries, describeCondition, shownValue } from '#matching';
import { Populations, Vocabulary } from '#enterprises';
import type { ruleBoundaries } from './rule.schema.js';

type View = z.output<typeof ruleBoundaries>;
type CaseFacts = ConditionBoundaries['rest'];

/** Shows what a rule says at each of its boundaries; made-up enterprises only, so anybody may see it who may ask. */
@Injectable()
export class BoundaryView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly populations: Populations,
  ) {}

  /** The cases of any JSON, or the faults that keep it from being a rule. */
  async of(json: unknown): Promise<View> {
    const { fields: catalogue, industries } = this.vocabulary;
    const { rule, faults } = checkRule(json, catalogue, industries);
    if (!rule) return { faults, conditions: [] };
    const { day } = await this.populations.current();
    const tables = boundaryCases(rule, { catalogue, industries, today: day });
    return { faults: [], conditions: tables.map((table) => this.condition(table)) };
  }

  private condition({
    pointer,
    condition,
    decides,
    rest,
    cases,
  }: ConditionBoundaries): View['conditions'][number] {
    const { fields, industries } = this.vocabulary;
    return {
      pointer,
      label: condition.meta?.label ?? describeCondition(condition, fields, industries),
      text: describeCondition(condition, fields, industries),
      decides,
      rest: this.facts(rest),
      cases: cases.map(({ place, own, answer, verdict }) => ({
        place,
        own: this.facts(own),
        answer,
        verdict,
      })),
    };
  }

  private facts(facts: CaseFacts): { label: string; text: string }[] {
    return Object.entries(facts).flatMap(([key, value]) => {
      const field = this.vocabulary.fields.get(key);
      return field
        ? [{ label: field.label, text: shownValue(value, field, this.vocabulary.industries) }]
        : [];
    });
  }
}
