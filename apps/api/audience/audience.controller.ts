import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { count } from '#matching';
import { Populations } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { AsksOnly, Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { AskedRules } from './asked-rule.js';
import { basisOf, since, sizesOf, tellSizes } from './audience-basis.js';
import {
  audienceInput,
  audienceSizes,
  examplesInput,
  ruleExamples,
  ruleInsight,
  ruleOverlap,
} from './audience.schema.js';
import { ExamplesView } from './examples-view.js';
import { InsightView } from './insight-view.js';
import { OverlapView } from './overlap-view.js';
import { Limited } from '../limits/limited.js';
import { RuleRights } from './rule-rights.js';

type Input = z.output<typeof audienceInput>;

/** What a rule does over the whole district, while it is being written. */
@ApiTags('受众')
@Controller('api/audience')
@Limited('whatIf')
export class AudienceController {
  constructor(
    private readonly populations: Populations,
    private readonly asked: AskedRules,
    private readonly rights: RuleRights,
    private readonly insights: InsightView,
    private readonly overlaps: OverlapView,
    private readonly exampleView: ExamplesView,
  ) {}

  /** How many enterprises each segment has. */
  @Post()
  @Permit('audience:read')
  @AsksOnly()
  @Answers(audienceSizes)
  async sizes(
    @Body({ schema: audienceInput }) input: Input,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof audienceSizes>> {
    const { rule, snapshot, started } = await this.surveyed(input, actor);
    const right = this.rights.of(actor, rule);
    return {
      ...basisOf(snapshot, right),
      active: count(snapshot.population.active),
      ...tellSizes(sizesOf(snapshot.matcher.audience(rule)), right),
      tookMs: since(started),
    };
  }

  /** Segments, what each condition costs, what other thresholds would give, and where the enterprises are. */
  @Post('insight')
  @Permit('audience:read')
  @AsksOnly()
  @Answers(ruleInsight)
  async insight(
    @Body({ schema: audienceInput }) input: Input,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ruleInsight>> {
    const surveyed = await this.surveyed(input, actor);
    return this.insights.of(surveyed, this.rights.of(actor, surveyed.rule));
  }

  /** Who of the eligible is eligible for other policies too, and who was told already. */
  @Post('overlap')
  @Permit('audience:read')
  @AsksOnly()
  @Answers(ruleOverlap)
  async overlap(
    @Body({ schema: audienceInput }) input: Input,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ruleOverlap>> {
    await this.surveyed(input, actor);
    return this.overlaps.of(await this.asked.find(input), input.item, actor);
  }

  /** Some enterprises of a segment by name, for those who may see every fact that put them there. */
  @Post('examples')
  @Permit('audience:read')
  @Audited('audience.examples', { subject: 'audience' })
  @Answers(ruleExamples)
  async examples(
    @Body({ schema: examplesInput }) { segment, ...input }: z.output<typeof examplesInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ruleExamples>> {
    const { rule } = await this.asked.find(input);
    const right = this.rights.of(actor, rule);
    right.mustBeFull();
    const snapshot = await this.populations.current();
    const members = snapshot.matcher.audience(rule)[segment];
    return { ...basisOf(snapshot, right), enterprises: await this.exampleView.of(members, rule, snapshot) };
  }

  /** The rule that is asked about with its survey. @throws Fault for a rule that probes for single enterprises */
  private async surveyed(input: Input, actor: Actor) {
    const { rule } = await this.asked.find(input);
    const snapshot = await this.populations.current();
    const started = performance.now();
    const surveys = snapshot.matcher.survey(rule);
    this.rights.refuseProbing(actor, surveys);
    return { rule, snapshot, surveys, started };
  }
}
