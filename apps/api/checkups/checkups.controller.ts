import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Populations } from '#enterprises';
import type { Actor } from '#platform';
import { CheckupAdvisor, Checkups } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { CheckupView } from './checkup-view.js';
import { checkupQuery, checkupReport } from './checkup.schema.js';
import { Sights } from './sight.js';

/** 政策体检: one enterprise against every policy. */
@ApiTags('政策体检')
@Controller('api/enterprises/:uscc/checkup')
export class CheckupsController {
  constructor(
    private readonly checkups: Checkups,
    private readonly advisor: CheckupAdvisor,
    private readonly populations: Populations,
    private readonly access: EnterpriseAccess,
    private readonly sights: Sights,
    private readonly view: CheckupView,
  ) {}

  @Get()
  @Permit('checkup:read')
  @Answers(checkupReport)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: checkupQuery }) query: z.output<typeof checkupQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof checkupReport>> {
    await this.access.mayView(actor, code);
    const isOwn = !actor.may('enterprises:read');
    const report = await this.checkups.report(code, { ...query, declared: isOwn });
    const { version } = await this.populations.current();
    const sight = this.sights.of(actor, isOwn, report.known);
    return this.view.report(report, this.advisor.advise(report), version, sight);
  }
}
