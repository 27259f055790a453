import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PrivacyRequestList } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { RequestView } from './request-view.js';
import { type privacyRequest, privacyRequestFileQuery } from './request.schema.js';

/** More requests than a district ever gets. */
const mostRows = 100_000;
const states = {
  open: '待办',
  approved: '同意删除，正在删除',
  ready: '可下载',
  done: '已删除',
  refused: '不予删除',
  withdrawn: '已撤回',
  expired: '副本已删除',
} as const;
const columns: readonly CsvColumn<z.output<typeof privacyRequest>>[] = [
  ['统一社会信用代码', ({ uscc }) => uscc],
  ['名称', ({ enterprise }) => enterprise],
  ['请求', ({ kind }) => (kind === 'copy' ? '查阅、复制' : '删除')],
  ['理由', ({ reason }) => reason],
  ['提出人', ({ requestedBy }) => requestedBy],
  ['提出时间', ({ requestedAt }) => minuteText(requestedAt)],
  ['期限', ({ due }) => due],
  ['是否超期', ({ overdue }) => (overdue ? '超期' : '')],
  ['状态', ({ state }) => states[state]],
  ['答复', ({ answer }) => answer],
  ['答复人', ({ decidedBy }) => decidedBy],
  ['办结时间', ({ settledAt }) => settledAt && minuteText(settledAt)],
];

/** The requests about personal data as a file. */
@ApiTags('个人信息')
@Controller('api/privacy/requests/export.csv')
export class PrivacyRequestFileController {
  constructor(
    private readonly list: PrivacyRequestList,
    private readonly view: RequestView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('privacy:answer')
  @ExportsNames()
  @Audited('privacy.export', { subject: 'requests', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: privacyRequestFileQuery }) filter: z.output<typeof privacyRequestFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items } = await this.list.search({ ...filter, page: 1, size: mostRows });
    const rows = csvTable(
      columns,
      items.map((row) => this.view.shown(row)),
    );
    return csvDocument('个人信息请求.csv', this.watermark.above(rows, actor));
  }
}
