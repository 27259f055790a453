import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { RuleReviews } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { RuleRights } from '../audience/rule-rights.js';
import { AsksOnly } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { BoundaryView } from './boundary-view.js';
import { ruleBoundaries, ruleCheck, ruleCheckInput } from './rule.schema.js';

/** What is to be said of a rule while it is written, whether it is one yet or not. */
@ApiTags('规则')
@Controller('api/rules')
export class RulesController {
  constructor(
    private readonly reviews: RuleReviews,
    private readonly rights: RuleRights,
    private readonly boundaries: BoundaryView,
  ) {}

  @Post('check')
  @Permit('audience:read')
  @AsksOnly()
  @Answers(ruleCheck)
  async check(
    @Body({ schema: ruleCheckInput }) { rule }: z.output<typeof ruleCheckInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ruleCheck>> {
    const review = await this.reviews.of(rule, (checked) => this.rights.of(actor, checked).full);
    return {
      faults: [...review.faults],
      warnings: [...review.warnings],
      sentences: review.sentences ?? null,
      sql: review.sql ?? null,
      sqlRefusals: [...review.sqlRefusals],
      expiring: review.expiring.map(({ key, label, staleAfterMonths }) => ({
        key,
        label,
        months: staleAfterMonths ?? 0,
      })),
    };
  }

  /** What the rule says just below, on and just above each of its thresholds, and with the figure missing. */
  @Post('boundary-cases')
  @Permit('audience:read')
  @AsksOnly()
  @Answers(ruleBoundaries)
  async boundaryCases(
    @Body({ schema: ruleCheckInput }) { rule }: z.output<typeof ruleCheckInput>,
  ): Promise<z.output<typeof ruleBoundaries>> {
    return this.boundaries.of(rule);
  }
}
