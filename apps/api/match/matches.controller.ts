import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { Matches } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { uscc } from '../paging.schema.js';
import { MatchView } from './match-view.js';
import { matchPage, matchQuery } from './match.schema.js';

/** 政策匹配: the policy items that an enterprise may look for, each with its check-up in short. */
@ApiTags('政策匹配')
@Controller('api/enterprises')
export class MatchesController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly matches: Matches,
    private readonly view: MatchView,
  ) {}

  @Get(':uscc/matches')
  @Permit('checkup:read')
  @Answers(matchPage)
  async search(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: matchQuery }) query: z.output<typeof matchQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof matchPage>> {
    await this.access.mayView(actor, code);
    // What an enterprise declares of itself counts where it looks for itself, not where the staff do.
    const declared = !actor.may('enterprises:read');
    return this.view.page(await this.matches.search(code, query, { declared }));
  }
}
