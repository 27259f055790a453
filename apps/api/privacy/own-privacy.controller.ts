import { Body, Controller, Delete, Get, Ip, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type ConsentPurpose, Consents, isPerson, Members, Refusals } from '#enterprises';
import type { Actor } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { consentPurpose } from './notice.schema.js';
import { ownPrivacy, personalisedPushes } from './own-privacy.schema.js';

type OwnPrivacy = z.output<typeof ownPrivacy>;

/** What an enterprise has said about the handling of its data: consents, and the refusal of personalised pushes. */
@ApiTags('个人信息')
@Controller('api/enterprises/:uscc/privacy')
export class OwnPrivacyController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly members: Members,
    private readonly consents: Consents,
    private readonly refusals: Refusals,
  ) {}

  @Get()
  @Permit('enterprise:self')
  @Answers(ownPrivacy)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<OwnPrivacy> {
    const { ordinal } = await this.access.own(actor, code);
    const refusals = await this.refusals.history(ordinal);
    return {
      isPerson: isPerson(code),
      mayDecide: await this.members.decides(ordinal, actor.id),
      refusesPersonalised: refusals[0]?.deed === 'refused',
      refusals: refusals.map(dated),
      consents: (await this.consents.of(ordinal)).map(({ history, ...consent }) => ({
        ...consent,
        history: history.map(dated),
      })),
    };
  }

  /** Refuses pushes chosen by the enterprise's characteristics, or accepts them again: any member may, at any time. */
  @Put('personalised-pushes')
  @Permit('enterprise:self')
  @Audited('privacy.refuse', { subject: 'enterprise', id: 'uscc' })
  @Answers(ownPrivacy)
  async refuse(
    @Param('uscc', { schema: uscc }) code: string,
    @Body({ schema: personalisedPushes }) { refused }: z.output<typeof personalisedPushes>,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<OwnPrivacy> {
    const { ordinal } = await this.access.own(actor, code);
    await this.refusals.say(ordinal, refused ? 'refused' : 'accepted', actor, address);
    return this.get(code, actor);
  }

  @Put('consents/:purpose')
  @Permit('enterprise:self')
  @Audited('privacy.give', { subject: 'enterprise', id: 'uscc' })
  @Answers(ownPrivacy)
  async give(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('purpose', { schema: consentPurpose }) purpose: ConsentPurpose,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<OwnPrivacy> {
    const { ordinal } = await this.access.decided(actor, code);
    await this.consents.give(ordinal, purpose, actor, address);
    return this.get(code, actor);
  }

  /** Takes a consent back, with effect from this answer on. */
  @Delete('consents/:purpose')
  @Permit('enterprise:self')
  @Audited('privacy.withdraw', { subject: 'enterprise', id: 'uscc' })
  @Answers(ownPrivacy)
  async withdraw(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('purpose', { schema: consentPurpose }) purpose: ConsentPurpose,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<OwnPrivacy> {
    const { ordinal } = await this.access.decided(actor, code);
    await this.consents.withdraw(ordinal, purpose, actor, address);
    return this.get(code, actor);
  }
}

const dated = <Said extends { readonly at: Date }>({ at, ...said }: Said) => ({
  ...said,
  at: at.toISOString(),
});
