import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Enterprises, Populations } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { EnterpriseView } from './enterprise-view.js';
import { enterpriseDetail } from './enterprise.schema.js';

/** The registry of enterprises. */
@ApiTags('企业')
@Controller('api/enterprises')
export class EnterprisesController {
  constructor(
    private readonly enterprises: Enterprises,
    private readonly populations: Populations,
    private readonly view: EnterpriseView,
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
}
