import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { RuleGroup } from '#matching';
import type { Actor } from '#platform';
import { PolicyDrafts, RuleTrial } from '#policies';
import { RuleRights } from '../audience/rule-rights.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { PolicyDraftView } from './policy-draft-view.js';
import { RuleTrialView } from './rule-trial-view.js';
import {
  draftApproval,
  draftDetail,
  draftList,
  draftReturn,
  draftRevision,
  draftSave,
  draftStart,
  ruleTrial,
  trialResult,
} from './policy-draft.schema.js';

const id = z.uuid();
type Detail = z.output<typeof draftDetail>;

/** Policies as departments write them: drafted, submitted, approved by another person. */
@ApiTags('政策草稿')
@Controller('api/policy-drafts')
export class PolicyDraftsController {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly trials: RuleTrial,
    private readonly rights: RuleRights,
    private readonly view: PolicyDraftView,
    private readonly trialView: RuleTrialView,
  ) {}

  @Get()
  @Permit('policies:read')
  @Answers(draftList)
  async list(@CurrentActor() actor: Actor): Promise<z.output<typeof draftList>> {
    return (await this.drafts.list(actor.departmentScope)).map((draft) => this.view.row(draft));
  }

  @Post()
  @Permit('policies:write')
  @Creates()
  @Answers(draftDetail, 201)
  async create(
    @Body({ schema: draftStart }) start: z.output<typeof draftStart>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.drafts.create(start, actor), actor);
  }

  /** Tries a rule on one enterprise, real or made up, before it is submitted. */
  @Post('trial')
  @Permit('policies:write')
  @Audited('policyDrafts.trial', { subject: 'rule' })
  @Answers(trialResult)
  async trial(
    @Body({ schema: ruleTrial }) { rule, uscc, facts }: z.output<typeof ruleTrial>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof trialResult>> {
    const outcome = await this.trials.of(rule, { uscc, facts });
    // A verdict on a real enterprise tells of its facts. The rule was checked above.
    if (uscc !== undefined) this.rights.of(actor, rule as RuleGroup).mustBeFull();
    return this.trialView.of(outcome);
  }

  @Get(':id')
  @Permit('policies:read')
  @Answers(draftDetail)
  async get(@Param('id', { schema: id }) draft: string, @CurrentActor() actor: Actor): Promise<Detail> {
    return this.view.detail(await this.drafts.get(draft, actor), actor);
  }

  @Put(':id')
  @Permit('policies:write')
  @Answers(draftDetail)
  async save(
    @Param('id', { schema: id }) draft: string,
    @Body({ schema: draftSave }) { revision, content }: z.output<typeof draftSave>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.drafts.save(draft, revision, content, actor), actor);
  }

  @Delete(':id')
  @Permit('policies:write')
  @AnswersNothing()
  async remove(@Param('id', { schema: id }) draft: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.drafts.remove(draft, actor);
  }

  @Post(':id/submit')
  @Permit('policies:write')
  @Creates()
  @Audited('policyDrafts.submit', { subject: 'policyDraft', id: 'id' })
  @Answers(draftDetail)
  async submit(
    @Param('id', { schema: id }) draft: string,
    @Body({ schema: draftRevision }) { revision }: z.output<typeof draftRevision>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.drafts.submit(draft, revision, actor), actor);
  }

  @Post(':id/withdraw')
  @Permit('policies:write')
  @Creates()
  @Answers(draftDetail)
  async withdraw(@Param('id', { schema: id }) draft: string, @CurrentActor() actor: Actor): Promise<Detail> {
    return this.view.detail(await this.drafts.withdraw(draft, actor), actor);
  }

  @Post(':id/return')
  @Permit('policies:approve')
  @Creates()
  @Audited('policyDrafts.return', { subject: 'policyDraft', id: 'id' })
  @Answers(draftDetail)
  async sendBack(
    @Param('id', { schema: id }) draft: string,
    @Body({ schema: draftReturn }) { comment }: z.output<typeof draftReturn>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.drafts.sendBack(draft, comment, actor), actor);
  }

  @Post(':id/approve')
  @Permit('policies:approve')
  @StepUp()
  @Creates()
  @Audited('policyDrafts.approve', { subject: 'policyDraft', id: 'id' })
  @Answers(draftDetail)
  async approve(
    @Param('id', { schema: id }) draft: string,
    @Body({ schema: draftApproval }) seen: z.output<typeof draftApproval>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.drafts.approve(draft, seen, actor), actor);
  }
}
