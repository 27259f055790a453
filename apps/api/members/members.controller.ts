import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Invitations, type Invited, type MemberEnterprise, Members } from '#enterprises';
import { type Actor, Config } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { StepUp } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { invitationInput, invited, memberBoard } from './members.schema.js';

const id = z.uuid();

/** Who acts for an enterprise. */
@ApiTags('成员')
@Controller('api/enterprises/:uscc')
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly invitations: Invitations,
    private readonly access: EnterpriseAccess,
    private readonly config: Config,
  ) {}

  @Get('members')
  @Permit('enterprise:self')
  @Answers(memberBoard)
  async list(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof memberBoard>> {
    const enterprise = await this.access.own(actor, code);
    const members = await this.members.of(enterprise);
    const mayDecide = members.some(
      ({ person, role }) => person === actor.id && role === 'legalRepresentative',
    );
    return {
      mayDecide,
      members: members.map(({ since, ...member }) => ({
        ...member,
        since: since.toISOString(),
        self: member.person === actor.id,
      })),
      invitations: mayDecide ? await this.openInvitations(enterprise) : [],
    };
  }

  /** The answer holds the code: it is shown this once, and never given again. */
  @Post('invitations')
  @Permit('enterprise:self')
  @StepUp()
  @Audited('member.invite', { subject: 'enterprise', id: 'uscc' })
  @Answers(invited, 201)
  async invite(
    @Param('uscc', { schema: uscc }) code: string,
    @Body({ schema: invitationInput }) { role, note }: z.output<typeof invitationInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof invited>> {
    return this.shown(await this.invitations.invite(await this.access.own(actor, code), role, note, actor));
  }

  /** Another code for the same invitation: the one that was told before is worth nothing any more. */
  @Post('invitations/:id/resend')
  @Permit('enterprise:self')
  @StepUp()
  @Audited('member.resend', { subject: 'enterprise', id: 'uscc' })
  @Answers(invited, 201)
  async resend(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) invitation: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof invited>> {
    return this.shown(await this.invitations.resend(await this.access.own(actor, code), invitation, actor));
  }

  @Delete('invitations/:id')
  @Permit('enterprise:self')
  @Audited('member.withdraw', { subject: 'enterprise', id: 'uscc' })
  @AnswersNothing()
  async withdraw(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) invitation: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.invitations.withdraw(await this.access.own(actor, code), invitation, actor);
  }

  /** Leaves the enterprise, whoever one is in it. */
  @Post('leave')
  @Permit('enterprise:self')
  @Audited('member.leave', { subject: 'enterprise', id: 'uscc' })
  @AnswersNothing()
  async leave(@Param('uscc', { schema: uscc }) code: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.members.remove(await this.access.own(actor, code), actor.id);
  }

  @Delete('members/:person')
  @Permit('enterprise:self')
  @StepUp()
  @Audited('member.remove', { subject: 'enterprise', id: 'uscc' })
  @AnswersNothing()
  async remove(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('person', { schema: id }) person: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.members.remove(await this.access.decided(actor, code), person);
  }

  /** Behind the #, so that the code reaches no server's log. */
  private shown({ id: made, code, expiresAt }: Invited): z.output<typeof invited> {
    const address = `${this.config.signIn.publicUrl}/join#${code}`;
    return { id: made, address, expiresAt: expiresAt.toISOString() };
  }

  private async openInvitations(enterprise: MemberEnterprise) {
    const invitations = await this.invitations.open(enterprise);
    return invitations.map(({ expiresAt, ...each }) => ({ ...each, expiresAt: expiresAt.toISOString() }));
  }
}
