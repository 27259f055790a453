import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Claims, Invitations } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { accepted, acceptInput, claimInput, claimTerms } from './members.schema.js';

/** The two ways to act for an enterprise: to claim it as its legal representative, or to be invited. */
@ApiTags('成员')
@Controller('api')
export class JoiningController {
  constructor(
    private readonly claims: Claims,
    private readonly invitations: Invitations,
  ) {}

  /** Whether enterprises can be claimed here, and with what. */
  @Get('claims')
  @Permit('enterprise:self')
  @Answers(claimTerms)
  terms(): z.output<typeof claimTerms> {
    return this.claims.terms;
  }

  @Post('claims')
  @Permit('enterprise:self')
  @Audited('enterprise.claim', { subject: 'enterprise' })
  @Answers(accepted, 201)
  async claim(
    @Body({ schema: claimInput }) { uscc, credential }: z.output<typeof claimInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof accepted>> {
    await this.claims.claim(uscc, credential, actor);
    return { uscc };
  }

  @Post('invitations/accept')
  @Permit('enterprise:self')
  @Audited('member.join', { subject: 'enterprise' })
  @Answers(accepted)
  async accept(
    @Body({ schema: acceptInput }) { token }: z.output<typeof acceptInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof accepted>> {
    return { uscc: await this.invitations.accept(token, actor) };
  }
}
