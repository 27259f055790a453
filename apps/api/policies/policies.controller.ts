import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { Policies, PolicyRepeals, PolicyVersions } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { PolicyVersionView } from './policy-version-view.js';
import { PolicyView } from './policy-view.js';
import { policyDetail, policyVersions, repealInput } from './policy.schema.js';

/** Policies with their items, rules and clauses. */
@ApiTags('政策')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly versions: PolicyVersions,
    private readonly repeals: PolicyRepeals,
    private readonly view: PolicyView,
    private readonly versionView: PolicyVersionView,
  ) {}

  @Get(':code')
  @Permit('policies:read')
  @Answers(policyDetail)
  async get(@Param('code') code: string): Promise<z.output<typeof policyDetail>> {
    return this.view.detail(await this.policies.get(code));
  }

  /** All versions, newest first, each whole: two of them are compared side by side. */
  @Get(':code/versions')
  @Permit('policies:read')
  @Answers(policyVersions)
  async listVersions(@Param('code') code: string): Promise<z.output<typeof policyVersions>> {
    return (await this.versions.list(code)).map((version) => this.versionView.of(version));
  }

  /** Ends the policy (废止). It can't be undone: a new policy takes its place. */
  @Post(':code/repeal')
  @Permit('policies:approve')
  @StepUp()
  @Creates()
  @Audited('policies.repeal', { subject: 'policy', id: 'code' })
  @Answers(policyDetail)
  async repeal(
    @Param('code') code: string,
    @Body({ schema: repealInput }) input: z.output<typeof repealInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof policyDetail>> {
    await this.repeals.repeal(code, input, actor);
    return this.view.detail(await this.policies.get(code));
  }
}
