import { Body, Controller, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PersonalCopies, PrivacyRequestList, PrivacyRequests } from '#enterprises';
import type { Actor } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { csvDocument } from '../http/csv-document.js';
import { fileAnswer } from '../http/file-answer.js';
import { uscc } from '../paging.schema.js';
import { copyLines } from './copy-lines.js';
import { erasureRequest } from './own-privacy.schema.js';
import { RequestView } from './request-view.js';
import { privacyRequest, privacyRequests, requestWithdrawal } from './request.schema.js';

const id = z.uuid();
type Shown = z.output<typeof privacyRequest>;

/** What an enterprise asks for about its personal data; only whoever decides for it may ask and read. */
@ApiTags('个人信息')
@Controller('api/enterprises/:uscc/privacy/requests')
export class OwnRequestsController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly requests: PrivacyRequests,
    private readonly list: PrivacyRequestList,
    private readonly copies: PersonalCopies,
    private readonly view: RequestView,
  ) {}

  @Get()
  @Permit('enterprise:self')
  @Answers(privacyRequests)
  async mine(@Param('uscc', { schema: uscc }) code: string, @CurrentActor() actor: Actor): Promise<Shown[]> {
    const { ordinal } = await this.access.own(actor, code);
    return (await this.list.ofEnterprise(ordinal)).map((row) => this.view.shown(row));
  }

  /** Asks for a copy of everything that is held. */
  @Post('copy')
  @Permit('enterprise:self')
  @Creates()
  @Audited('privacy.ask', { subject: 'enterprise', id: 'uscc' })
  @Answers(privacyRequest, 201)
  async askForCopy(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return this.view.shown(await this.requests.askForCopy(await this.access.decided(actor, code), actor));
  }

  /** Asks for erasure. */
  @Post('erasure')
  @Permit('enterprise:self')
  @StepUp()
  @Creates()
  @Audited('privacy.ask', { subject: 'enterprise', id: 'uscc' })
  @Answers(privacyRequest, 201)
  async askForErasure(
    @Param('uscc', { schema: uscc }) code: string,
    @Body({ schema: erasureRequest }) { ground, reason }: z.output<typeof erasureRequest>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    const enterprise = await this.access.decided(actor, code);
    return this.view.shown(await this.requests.askForErasure(enterprise, ground, reason, actor));
  }

  @Post(':id/withdraw')
  @Permit('enterprise:self')
  @Audited('privacy.withdraw', { subject: 'request', id: 'id' })
  @Answers(privacyRequest)
  async withdraw(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) which: string,
    @Body({ schema: requestWithdrawal }) { version }: z.output<typeof requestWithdrawal>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    const { ordinal } = await this.access.decided(actor, code);
    return this.view.shown(await this.requests.withdraw(which, ordinal, version));
  }

  @Get(':id/copy.json')
  @Permit('enterprise:self')
  @StepUp()
  @Audited('privacy.export', { subject: 'request', id: 'id', file: true })
  @ApiProduces('application/json')
  async json(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) which: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { ordinal } = await this.access.decided(actor, code);
    const copy = await this.copies.open(which, ordinal);
    const type = 'application/json; charset=utf-8';
    return fileAnswer('个人信息副本.json', type, [JSON.stringify(copy, null, 2)]);
  }

  @Get(':id/copy.csv')
  @Permit('enterprise:self')
  @StepUp()
  @Audited('privacy.export', { subject: 'request', id: 'id', file: true })
  @ApiProduces('text/csv')
  async csv(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) which: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { ordinal } = await this.access.decided(actor, code);
    return csvDocument('个人信息副本.csv', copyLines(await this.copies.open(which, ordinal)));
  }
}
