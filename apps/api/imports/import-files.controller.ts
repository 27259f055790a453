import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ImportBatches, RejectedRows, Vocabulary } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { ImportView } from './import-view.js';
import { type importBatch, importFileQuery } from './import.schema.js';

const id = z.uuid();
/** More imports than a district makes in many years. */
const mostRows = 100_000;
const states = { queued: '排队中', running: '导入中', done: '已完成', failed: '失败' } as const;
const columns: readonly CsvColumn<z.output<typeof importBatch>>[] = [
  ['文件', ({ fileName }) => fileName],
  ['状态', ({ state }) => states[state]],
  ['来源', ({ feed }) => feed],
  ['所属期', ({ period }) => period],
  ['新增（行）', ({ inserted }) => inserted],
  ['更新（行）', ({ updated }) => updated],
  ['未变（行）', ({ unchanged }) => unchanged],
  ['拒绝（行）', ({ rejected }) => rejected],
  ['提醒', ({ warnings }) => warnings.join('；')],
  ['失败原因', ({ fault }) => fault],
  ['上传人', ({ createdBy }) => createdBy],
  ['上传时间', ({ createdAt }) => minuteText(createdAt)],
];

/** What came in and what was refused, as files, and the file to fill in. */
@ApiTags('导入')
@Controller('api/imports')
export class ImportFilesController {
  constructor(
    private readonly batches: ImportBatches,
    private readonly refused: RejectedRows,
    private readonly vocabulary: Vocabulary,
    private readonly view: ImportView,
    private readonly watermark: Watermark,
  ) {}

  @Get('export.csv')
  @Permit('imports:read')
  @Audited('imports.export', { subject: 'imports', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: importFileQuery }) filter: z.output<typeof importFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items } = await this.batches.list({ ...filter, page: 1, size: mostRows });
    const rows = csvTable(columns, await this.view.list(items));
    return csvDocument('导入记录.csv', this.watermark.above(rows, actor));
  }

  /** The header row of a file to fill in. */
  @Get('template.csv')
  @Permit('imports:read')
  @ApiProduces('text/csv')
  template(): StreamableFile {
    const labels = this.vocabulary.facts.importable.map(({ label, unit }) =>
      unit ? `${label}（${unit}）` : label,
    );
    return csvDocument('企业数据导入模板.csv', [['统一社会信用代码', '企业名称', '状态', ...labels]]);
  }

  @Get(':id/rejections.csv')
  @Permit('imports:read')
  @ExportsNames()
  @Audited('imports.rejections', { subject: 'import', id: 'id', file: true })
  @ApiProduces('text/csv')
  async rejectionFile(@Param('id', { schema: id }) batch: string): Promise<StreamableFile> {
    const { fileName } = await this.batches.get(batch);
    return csvDocument(`${fileName}-未导入的行.csv`, this.rejectionRows(batch));
  }

  /** The refused rows with all their cells and the reasons, to be put right and imported again. */
  @Get(':id/rejected-rows.csv')
  @Permit('imports:read')
  @ExportsNames()
  @Audited('imports.rejectedRows', { subject: 'import', id: 'id', file: true })
  @ApiProduces('text/csv')
  async rejectedRows(@Param('id', { schema: id }) batch: string): Promise<StreamableFile> {
    const { fileName } = await this.batches.get(batch);
    const name = fileName.replace(/\.[^.]*$/, '');
    return csvDocument(`${name}-改正后再导入.csv`, await this.refused.of(batch));
  }

  private async *rejectionRows(batch: string): AsyncGenerator<string[]> {
    yield ['行号', '列', '值', '原因'];
    for await (const { row, column, value, reason } of this.batches.eachRejection(batch)) {
      yield [String(row), column ?? '', value ?? '', reason];
    }
  }
}
