import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { count, type EnterpriseSet, intersect, ordinals } from '#matching';
import { Enterprises, partitionsOf, type Snapshot, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { type DistrictReach, partsOf, PolicyReach } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { type RuleRight, RuleRights } from '../audience/rule-rights.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { CoverageView } from './coverage-view.js';
import { coverage, coverageEnterprises, coverageQuery } from './coverage.schema.js';

/** How far the policies in force reach, and whom and what they leave out. */
@ApiTags('覆盖分析')
@Controller('api/coverage')
export class CoverageController {
  constructor(
    private readonly reach: PolicyReach,
    private readonly rights: RuleRights,
    private readonly view: CoverageView,
    private readonly vocabulary: Vocabulary,
    private readonly enterprises: Enterprises,
  ) {}

  @Get()
  @Permit('coverage:read')
  @Answers(coverage)
  async get(@CurrentActor() actor: Actor): Promise<z.output<typeof coverage>> {
    const reach = await this.reach.district();
    return this.view.of(reach, this.rightTo(reach, actor));
  }

  @Get('table.csv')
  @Permit('coverage:read')
  @Audited('coverage.export', { subject: 'coverage', streams: true })
  async table(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const reach = await this.reach.district();
    const rows = this.view.rows(this.view.of(reach, this.rightTo(reach, actor)));
    csvDocument(reply, `政策覆盖分析-${reach.snapshot.day}.csv`, rows);
  }

  /** Who is left out, by name, for those who may see every fact that the policies ask about. */
  @Get('enterprises')
  @Permit('coverage:read')
  @Audited('coverage.list', { subject: 'coverage' })
  @Answers(coverageEnterprises)
  async list(
    @Query({ schema: coverageQuery }) { page, size, part, by, group }: z.output<typeof coverageQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof coverageEnterprises>> {
    const reach = await this.reach.district();
    this.rightTo(reach, actor).mustBeFull();
    const whole = partsOf(reach)[part];
    const members = by ? intersect(whole, this.groupOf(reach.snapshot, by, group ?? null)) : whole;
    const shown = [...ordinals(members)].slice((page - 1) * size, page * size);
    const named = await this.enterprises.named(shown);
    return { items: named.map(({ uscc, name }) => ({ uscc, name })), total: count(members) };
  }

  /** What is told of all policies together rests on the facts of all of them. */
  private rightTo({ items }: DistrictReach, actor: Actor): RuleRight {
    return this.rights.of(actor, ...items.map(({ item }) => item.rule));
  }

  private groupOf(snapshot: Snapshot, by: string, key: string | null): EnterpriseSet {
    const partition = partitionsOf(snapshot, this.vocabulary).find((each) => each.by === by);
    return partition?.groups.find((group) => group.key === key)?.members ?? new Uint32Array(0);
  }
}
