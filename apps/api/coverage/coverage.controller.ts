import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type EnterpriseSet, intersect, ordinals } from '#matching';
import { Enterprises, partitionsOf, type Snapshot, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { type DistrictReach, partsOf, PolicyReach } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { type RuleRight, RuleRights } from '../audience/rule-rights.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvRows } from '../http/csv-table.js';
import { everyItem } from '../http/every-item.js';
import { Watermark } from '../http/watermark.js';
import { CoverageView } from './coverage-view.js';
import { coverage, coverageEnterprises, coverageFileQuery, coverageQuery } from './coverage.schema.js';

const nameColumns: readonly CsvColumn<{ uscc: string; name: string }>[] = [
  ['统一社会信用代码', ({ uscc }) => uscc],
  ['企业名称', ({ name }) => name],
];

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
    private readonly watermark: Watermark,
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
  @Audited('coverage.export', { subject: 'coverage', file: true })
  async table(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const reach = await this.reach.district();
    const rows = this.view.rows(this.view.of(reach, this.rightTo(reach, actor)));
    return csvDocument(`政策覆盖分析-${reach.snapshot.day}.csv`, this.watermark.above(rows, actor));
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
    const all = [...ordinals(await this.leftOut({ part, by, group }, actor))];
    const named = await this.enterprises.named(all.slice((page - 1) * size, page * size));
    return { items: named.map(({ uscc, name }) => ({ uscc, name })), total: all.length };
  }

  @Get('enterprises.csv')
  @Permit('coverage:read')
  @ExportsNames()
  @Audited('coverage.exportEnterprises', { subject: 'coverage', file: true })
  @ApiProduces('text/csv')
  async names(
    @Query({ schema: coverageFileQuery }) filter: z.output<typeof coverageFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const all = [...ordinals(await this.leftOut(filter, actor))];
    const found = everyItem(async ({ page, size }) => ({
      items: await this.enterprises.named(all.slice((page - 1) * size, page * size)),
    }));
    const rows = csvRows(nameColumns, found, (row) => row);
    return csvDocument('未覆盖企业.csv', this.watermark.above(rows, actor));
  }

  /** @throws Fault when the person may not see every fact that the policies ask about */
  private async leftOut(
    { part, by, group }: z.output<typeof coverageFileQuery>,
    actor: Actor,
  ): Promise<EnterpriseSet> {
    const reach = await this.reach.district();
    this.rightTo(reach, actor).mustBeFull();
    const whole = partsOf(reach)[part];
    return by ? intersect(whole, this.groupOf(reach.snapshot, by, group ?? null)) : whole;
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
