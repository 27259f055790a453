import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Enterprises, Populations } from '#enterprises';
import type { Actor } from '#platform';
import { Checkups } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { CheckupView } from './checkup-view.js';
import { EnterpriseView } from './enterprise-view.js';
import { checkupQuery, checkupReport, enterpriseDetail } from './enterprise.schema.js';

/** The registry of enterprises, and the policy check-up of one. */
@ApiTags('企业')
@Controller('api/enterprises')
export class EnterprisesController {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly checkups: Checkups,
    private readonly populations: Populations,
    private readonly access: EnterpriseAccess,
    private readonly view: EnterpriseView,
    private readonly checkupView: CheckupView,
  ) {}

  @Get(':uscc')
  @Permit('enterprises:read')
  @Answers(enterpriseDetail)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof enterpriseDetail>> {
    const { version } = await this.populations.current();
    return this.view.detail(await this.enterprises.get(code), version, actor);
  }

  @Get(':uscc/checkup')
  @Permit('checkup:read')
  @Answers(checkupReport)
  async checkup(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: checkupQuery }) query: z.output<typeof checkupQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof checkupReport>> {
    await this.access.mayView(actor, code);
    const { version } = await this.populations.current();
    return this.checkupView.report(await this.checkups.report(code, query), version);
  }
}
