import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { count } from '#matching';
import { Populations } from '#enterprises';
import { Policies } from '#policies';
import { DraftCheck } from '#push';
import { Permit } from '../access/permit.js';
import { AsksOnly } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { audienceInput, audienceSizes } from './audience.schema.js';

/** How many enterprises a rule reaches, in all segments. */
@ApiTags('受众')
@Controller('api/audience')
export class AudienceController {
  constructor(
    private readonly populations: Populations,
    private readonly policies: Policies,
    private readonly drafts: DraftCheck,
  ) {}

  @Post()
  @Permit('audience:read')
  @AsksOnly()
  @Answers(audienceSizes)
  async sizes(
    @Body({ schema: audienceInput }) input: z.output<typeof audienceInput>,
  ): Promise<z.output<typeof audienceSizes>> {
    const rule = input.item ? (await this.policies.item(input.item)).item.rule : this.drafts.rule(input.rule);
    const { version, matcher, population } = await this.populations.current();
    const started = performance.now();
    const { eligible, undetermined, needsPerson, nearMiss, ineligible } = matcher.audience(rule);
    return {
      populationVersion: version,
      active: count(population.active),
      eligible: count(eligible),
      undetermined: count(undetermined),
      needsPerson: count(needsPerson),
      nearMiss: count(nearMiss),
      ineligible: count(ineligible),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    };
  }
}
