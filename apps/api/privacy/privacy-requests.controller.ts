import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ErasedCodes, PrivacyRequestList, PrivacyRequests } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { RequestView } from './request-view.js';
import {
  decision,
  privacyRequest,
  privacyRequestPage,
  privacyRequestQuery,
  readmission,
} from './request.schema.js';

const id = z.uuid();
type Shown = z.output<typeof privacyRequest>;

/** Requests about personal data, at the centre that decides them. */
@ApiTags('个人信息')
@Controller('api/privacy/requests')
export class PrivacyRequestsController {
  constructor(
    private readonly requests: PrivacyRequests,
    private readonly list: PrivacyRequestList,
    private readonly codes: ErasedCodes,
    private readonly view: RequestView,
  ) {}

  @Get()
  @Permit('privacy:answer')
  @Audited('privacy.list', { subject: 'requests' })
  @Answers(privacyRequestPage)
  async search(
    @Query({ schema: privacyRequestQuery }) query: z.output<typeof privacyRequestQuery>,
  ): Promise<z.output<typeof privacyRequestPage>> {
    const { items, total } = await this.list.search(query);
    return { items: items.map((row) => this.view.shown(row)), total };
  }

  @Get(':id')
  @Permit('privacy:answer')
  @Answers(privacyRequest)
  async get(@Param('id', { schema: id }) which: string): Promise<Shown> {
    return this.view.shown(await this.list.get(which));
  }

  /** Decides on an erasure. What is erased can't be brought back. */
  @Post(':id/decision')
  @Permit('privacy:answer')
  @StepUp()
  @Creates()
  @Audited('privacy.decide', { subject: 'request', id: 'id' })
  @Answers(privacyRequest)
  async decide(
    @Param('id', { schema: id }) which: string,
    @Body({ schema: decision }) decided: z.output<typeof decision>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return this.view.shown(await this.requests.decide(which, decided, actor));
  }

  /** Lets the erased code be registered anew, as an enterprise of its own. */
  @Post(':id/readmission')
  @Permit('privacy:answer')
  @StepUp()
  @Audited('privacy.readmit', { subject: 'request', id: 'id' })
  @Answers(privacyRequest)
  async readmit(
    @Param('id', { schema: id }) which: string,
    @Body({ schema: readmission }) { reason }: z.output<typeof readmission>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    await this.list.get(which);
    await this.codes.readmit(which, reason, actor);
    return this.view.shown(await this.list.get(which));
  }
}
