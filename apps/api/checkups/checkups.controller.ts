import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import { CheckupAnswers } from './checkup-answers.js';
import { type checkupItem, checkupQuery, checkupReport } from './checkup.schema.js';
import { verdictNames } from './verdict-names.js';

const columns: readonly CsvColumn<z.output<typeof checkupItem>>[] = [
  ['政策', ({ policy }) => policy.title],
  ['条目', ({ item }) => item.title],
  ['主管部门', ({ policy }) => policy.department],
  ['体检结论', ({ verdict, nearMiss }) => verdictNames[verdict] + (nearMiss ? '（只差一项）' : '')],
  ['满足（项）', ({ met }) => met],
  ['不满足（项）', ({ unmet }) => unmet],
  ['缺数据（项）', ({ unknown }) => unknown],
  ['需人工认定（项）', ({ manual }) => manual],
  ['待补充信息', ({ missing }) => missing.map(({ label }) => label).join('、')],
  ['支持内容', ({ item }) => item.benefit],
  ['金额', ({ amount }) => amount?.text],
  ['最小的改变', ({ advice }) => advice?.text],
  ['有效期与批次', ({ validity }) => validity],
];

/** 政策体检: one enterprise against every policy. */
@ApiTags('政策体检')
@Controller('api/enterprises/:uscc/checkup')
export class CheckupsController {
  constructor(
    private readonly answers: CheckupAnswers,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('checkup:read')
  @Answers(checkupReport)
  get(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: checkupQuery }) query: z.output<typeof checkupQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof checkupReport>> {
    return this.answers.of(code, query, actor);
  }

  /** Item by item, on one sheet. */
  @Get('export.csv')
  @Permit('checkup:read')
  @Audited('checkups.export', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async export(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: checkupQuery }) query: z.output<typeof checkupQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items, on } = await this.answers.of(code, query, actor);
    return csvDocument(`政策体检-${code}-${on}.csv`, this.watermark.above(csvTable(columns, items), actor));
  }
}
