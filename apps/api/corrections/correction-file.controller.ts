import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CorrectionList } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { correctionColumns } from './correction-columns.js';
import { CorrectionView } from './correction-view.js';
import { correctionFileQuery } from './correction.schema.js';

/** More requests than one department ever gets. */
const mostRows = 100_000;

/** A department's requests for correction as a file. */
@ApiTags('数据纠错')
@Controller('api/corrections/export.csv')
export class CorrectionFileController {
  constructor(
    private readonly list: CorrectionList,
    private readonly view: CorrectionView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('corrections:answer')
  @ExportsNames()
  @Audited('corrections.export', { subject: 'corrections', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: correctionFileQuery }) filter: z.output<typeof correctionFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const department = actor.ownDepartment();
    const { items } = await this.list.search({ ...filter, department, page: 1, size: mostRows });
    const rows = csvTable(
      correctionColumns,
      items.map((row) => this.view.shown(row)),
    );
    return csvDocument('数据纠错.csv', this.watermark.above(rows, actor));
  }
}
