import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type Dispatch, metricDefinitions, Metrics } from '#disclosure';
import type { Actor } from '#platform';
import { channels, noticeKindNames } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvRows } from '../http/csv-table.js';
import { everyItem } from '../http/every-item.js';
import { Watermark } from '../http/watermark.js';
import { metricId, metricQuery } from './metric.schema.js';
import { scopeFor } from './metrics.controller.js';

const columns: readonly CsvColumn<Dispatch>[] = [
  ['序号', ({ sequence }) => sequence],
  ['标题', ({ title }) => title],
  ['类型', ({ kind }) => noticeKindNames[kind]],
  ['部门', ({ department }) => department],
  ['渠道', ({ channel }) => channels[channel].label],
  ['投放日', ({ dispatchedOn }) => dispatchedOn],
  ['投放（家）', ({ delivered }) => delivered],
];

/** The pushes behind a figure as a file. */
@ApiTags('推送统计')
@Controller('api/metrics/:id/pushes.csv')
export class MetricFileController {
  constructor(
    private readonly metrics: Metrics,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('metrics:read')
  @Audited('metrics.export', { subject: 'metric', id: 'id', file: true })
  @ApiProduces('text/csv')
  export(
    @Param('id', { schema: metricId }) id: z.output<typeof metricId>,
    @Query({ schema: metricQuery }) query: z.output<typeof metricQuery>,
    @CurrentActor() actor: Actor,
  ): StreamableFile {
    const scope = scopeFor(actor, query);
    const pushes = everyItem(({ page, size }) => this.metrics.dispatches(id, scope, page, size));
    const name = metricDefinitions.find((each) => each.id === id)?.name ?? id;
    const rows = csvRows(columns, pushes, (push) => push);
    return csvDocument(`${name} ${scope.from} 至 ${scope.to}.csv`, this.watermark.above(rows, actor));
  }
}
