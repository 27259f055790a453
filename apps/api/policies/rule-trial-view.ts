import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Checkup } from '#matching';
import { Vocabulary } from '#enterprises';
import { ConditionView } from '../checkups/condition-view.js';
import type { trialResult } from './policy-draft.schema.js';

/** What a rule says of one enterprise, condition by condition. */
@Injectable()
export class RuleTrialView {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly conditions: ConditionView,
  ) {}

  of({ verdict, missing, nearMiss, root }: Checkup): z.output<typeof trialResult> {
    const label = (key: string): string => this.vocabulary.fields.get(key)?.label ?? key;
    return {
      verdict,
      missing: missing.map((key) => ({ key, label: label(key) })),
      nearMiss,
      root: this.conditions.node(root),
    };
  }
}
