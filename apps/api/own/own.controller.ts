import { Body, Controller, Delete, Get, Ip, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Consents, DeclaredFacts, Enterprises, isPerson, Populations } from '#enterprises';
import type { Actor } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { OwnView } from './own-view.js';
import { declaredValue, ownData } from './own.schema.js';

const key = z.string().regex(/^[a-z][A-Za-z0-9]*(@-\d)?$/, '没有这样的指标');

/** What is known of an enterprise, for its own people, and what they declare themselves. */
@ApiTags('我的标签与指标')
@Controller('api/enterprises/:uscc')
export class OwnController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly enterprises: Enterprises,
    private readonly populations: Populations,
    private readonly declared: DeclaredFacts,
    private readonly consents: Consents,
    private readonly view: OwnView,
  ) {}

  @Get('own')
  @Permit('enterprise:self')
  @Answers(ownData)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ownData>> {
    await this.access.own(actor, code);
    const { version, day } = await this.populations.current();
    return this.view.of(await this.enterprises.get(code), day, version);
  }

  /** What a person declares of themselves rests on their consent, which they give by declaring. */
  @Put('declared/:fact')
  @Permit('enterprise:self')
  @Audited('declared.declare', { subject: 'enterprise', id: 'uscc' })
  @AnswersNothing()
  async declare(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('fact', { schema: key }) fact: string,
    @Body({ schema: declaredValue }) { value }: z.output<typeof declaredValue>,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<void> {
    const { ordinal } = await this.access.own(actor, code);
    if (isPerson(code)) await this.consents.give(ordinal, 'self-declared', actor, address);
    await this.declared.declare(code, fact, value, actor);
  }

  @Delete('declared/:fact')
  @Permit('enterprise:self')
  @Audited('declared.withdraw', { subject: 'enterprise', id: 'uscc' })
  @AnswersNothing()
  async withdraw(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('fact', { schema: key }) fact: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.access.own(actor, code);
    await this.declared.withdraw(code, fact, actor);
  }
}
