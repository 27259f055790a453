import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CorrectionList } from '#enterprises';
import type { Actor } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import { correctionColumns } from './correction-columns.js';
import { CorrectionView } from './correction-view.js';

/** What an enterprise asked to have put right, as a file. */
@ApiTags('数据纠错')
@Controller('api/enterprises/:uscc/corrections/export.csv')
export class OwnCorrectionFileController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly list: CorrectionList,
    private readonly view: CorrectionView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('enterprise:self')
  @Audited('corrections.export', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async export(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { ordinal } = await this.access.own(actor, code);
    const requests = (await this.list.ofEnterprise(ordinal)).map((row) => this.view.shown(row));
    const rows = csvTable(correctionColumns, requests);
    return csvDocument(`纠错记录-${code}.csv`, this.watermark.above(rows, actor));
  }
}
