import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { type MatchPage, Matches } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Sights } from '../checkups/sight.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import { MatchView } from './match-view.js';
import { matchFileQuery, matchPage, matchQuery } from './match.schema.js';

/** More items than all policies of a district have. */
const mostRows = 100_000;

/** 政策匹配: the policy items that an enterprise may look for, each with its check-up in short. */
@ApiTags('政策匹配')
@Controller('api/enterprises')
export class MatchesController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly matches: Matches,
    private readonly sights: Sights,
    private readonly view: MatchView,
    private readonly watermark: Watermark,
  ) {}

  @Get(':uscc/matches')
  @Permit('checkup:read')
  @Answers(matchPage)
  async search(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: matchQuery }) query: z.output<typeof matchQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof matchPage>> {
    return this.view.page(await this.found(code, query, actor));
  }

  /** All that fit, on one sheet. */
  @Get(':uscc/matches/export.csv')
  @Permit('checkup:read')
  @Audited('enterprises.exportMatches', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async export(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: matchFileQuery }) query: z.output<typeof matchFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const found = await this.found(code, { ...query, page: 1, size: mostRows }, actor);
    return csvDocument(`政策匹配-${code}-${found.on}.csv`, [
      this.watermark.row(actor),
      ...this.view.rows(found),
    ]);
  }

  private async found(code: string, query: z.output<typeof matchQuery>, actor: Actor): Promise<MatchPage> {
    await this.access.mayView(actor, code);
    // What an enterprise declares of itself counts where it looks for itself, not where the staff do.
    const isOwn = !actor.may('enterprises:read');
    const { mayRead } = this.sights.of(actor, isOwn);
    return this.matches.search(code, query, { declared: isOwn, mayRead });
  }
}
