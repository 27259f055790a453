import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { FactPortraits } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { factDetail, factFileQuery, factKey } from './catalogue.schema.js';
import { factColumns } from './fact-columns.js';
import { FactPortraitView } from './fact-portrait-view.js';
import { FactView } from './fact-view.js';

/** The facts one by one, and all of them as a file. */
@ApiTags('目录')
@Controller('api/catalogue/facts')
export class FactsController {
  constructor(
    private readonly facts: FactView,
    private readonly portraits: FactPortraits,
    private readonly view: FactPortraitView,
    private readonly watermark: Watermark,
  ) {}

  @Get('export.csv')
  @Permit('catalogue:read')
  @Audited('catalogue.export', { subject: 'facts', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: factFileQuery }) { keys }: z.output<typeof factFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const all = await this.facts.list();
    const rows = csvTable(factColumns, keys ? all.filter(({ key }) => keys.includes(key)) : all);
    return csvDocument('指标目录.csv', this.watermark.above(rows, actor));
  }

  /** Counts are told as exactly as the person's right to see the fact allows. */
  @Get(':key')
  @Permit('catalogue:read')
  @Answers(factDetail)
  async get(
    @Param('key', { schema: factKey }) key: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof factDetail>> {
    return this.view.of(await this.portraits.of(key), actor);
  }
}
