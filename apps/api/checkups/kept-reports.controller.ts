import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Verdict } from '#matching';
import type { Actor } from '#platform';
import { KeptReports } from '#policies';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import {
  keptReport,
  keptReportChanges,
  keptReportInput,
  keptReportPage,
  keptReportQuery,
} from './checkup.schema.js';
import { KeptReportView } from './kept-report-view.js';
import { type Sight, Sights } from './sight.js';
import { verdictNames } from './verdict-names.js';

type Head = z.output<typeof keptReportPage>['items'][number];

const id = z.uuid();
const columns: readonly CsvColumn<z.output<typeof keptReport>['items'][number]>[] = [
  ['政策', ({ policyTitle }) => policyTitle],
  ['版本', ({ version }) => version],
  ['条目', ({ itemTitle }) => itemTitle],
  ['体检结论', ({ verdict }) => verdictNames[verdict]],
  ['待补充信息', ({ missing }) => missing.join('、')],
  ['金额', ({ amount }) => amount],
];
const listColumns: readonly CsvColumn<Head>[] = [
  ['生成时间', ({ at }) => minuteText(at)],
  ['判断日期', ({ day }) => day],
  ['生成人', ({ person }) => person],
  ...(Object.keys(verdictNames) as Verdict[]).map((verdict): CsvColumn<Head> => [
    verdictNames[verdict],
    ({ verdicts }) => verdicts[verdict],
  ]),
];
/** More reports than anybody ever keeps of one enterprise. */
const mostRows = 100_000;

/** Check-up reports that are kept, and what has changed since. */
@ApiTags('政策体检')
@Controller('api/enterprises/:uscc/checkup-reports')
export class KeptReportsController {
  constructor(
    private readonly reports: KeptReports,
    private readonly access: EnterpriseAccess,
    private readonly sights: Sights,
    private readonly view: KeptReportView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('checkup:read')
  @Answers(keptReportPage)
  async list(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: keptReportQuery }) query: z.output<typeof keptReportQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof keptReportPage>> {
    await this.access.mayView(actor, code);
    const { items, total } = await this.reports.list(code, query, actor);
    return { items: items.map((head) => this.view.head(head)), total };
  }

  @Post()
  @Permit('checkup:read')
  @Creates()
  @Answers(keptReport, 201)
  async keep(
    @Param('uscc', { schema: uscc }) code: string,
    @Body({ schema: keptReportInput }) { on }: z.output<typeof keptReportInput>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof keptReport>> {
    await this.access.mayView(actor, code);
    return this.view.report(await this.reports.keep(code, on, actor), this.sightOf(actor));
  }

  @Get('export.csv')
  @Permit('checkup:read')
  @Audited('keptReports.exportList', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async exportList(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items } = await this.list(code, { page: 1, size: mostRows }, actor);
    return csvDocument(`已存体检报告-${code}.csv`, this.watermark.above(csvTable(listColumns, items), actor));
  }

  @Get(':id')
  @Permit('checkup:read')
  @Answers(keptReport)
  async get(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) report: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof keptReport>> {
    await this.access.mayView(actor, code);
    return this.view.report(await this.reports.get(code, report, actor), this.sightOf(actor));
  }

  @Get(':id/export.csv')
  @Permit('checkup:read')
  @Audited('keptReports.export', { subject: 'checkupReport', id: 'id', file: true })
  @ApiProduces('text/csv')
  async export(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) report: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items, day } = await this.get(code, report, actor);
    return csvDocument(`体检报告-${code}-${day}.csv`, this.watermark.above(csvTable(columns, items), actor));
  }

  @Get(':id/changes')
  @Permit('checkup:read')
  @Answers(keptReportChanges)
  async changes(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) report: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof keptReportChanges>> {
    await this.access.mayView(actor, code);
    return this.view.changes(await this.reports.rerun(code, report, actor), this.sightOf(actor));
  }

  private sightOf(actor: Actor): Sight {
    return this.sights.of(actor, !actor.may('enterprises:read'));
  }
}
