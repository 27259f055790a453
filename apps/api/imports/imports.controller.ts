import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ImportBatch, ImportBatches, Imports, RejectedRows, Vocabulary } from '#enterprises';
import { type Actor, People } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { Creates } from '../http/creates.js';
import { importBatch, importPage, importQuery, importRejectionPage, importSearch } from './import.schema.js';
import { receiveUpload } from './upload.js';

const id = z.uuid();

/** Bringing files of enterprises into the registry. */
@ApiTags('导入')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly batches: ImportBatches,
    private readonly refused: RejectedRows,
    private readonly people: People,
    private readonly vocabulary: Vocabulary,
  ) {}

  @Get()
  @Permit('imports:read')
  @Answers(importPage)
  async list(
    @Query({ schema: importSearch }) search: z.output<typeof importSearch>,
  ): Promise<z.output<typeof importPage>> {
    const { items, total } = await this.batches.list(search);
    return { items: await Promise.all(items.map((batch) => this.shown(batch))), total };
  }

  /** The header row of a file to fill in. */
  @Get('template.csv')
  @Permit('imports:read')
  @ApiProduces('text/csv')
  template(@Res() reply: FastifyReply): void {
    const labels = this.vocabulary.facts.importable.map(({ label, unit }) =>
      unit ? `${label}（${unit}）` : label,
    );
    csvDocument(reply, '企业数据导入模板.csv', [['统一社会信用代码', '企业名称', '状态', ...labels]]);
  }

  @Post()
  @Permit('imports:write')
  @Creates()
  @Answers(importBatch, 202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        feed: { type: 'string' },
        period: { type: 'string' },
        emptyCells: { type: 'string', enum: ['keep', 'clear'] },
      },
    },
  })
  async create(
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof importBatch>> {
    return this.shown(await this.imports.submit((store) => receiveUpload(request, store), actor.id));
  }

  @Get(':id')
  @Permit('imports:read')
  @Answers(importBatch)
  async get(@Param('id', { schema: id }) batch: string): Promise<z.output<typeof importBatch>> {
    return this.shown(await this.batches.get(batch));
  }

  /** Only while it waits: one that has begun ends whole or not at all. */
  @Post(':id/cancel')
  @Permit('imports:write')
  @Audited('imports.cancel', { subject: 'import', id: 'id' })
  @Answers(importBatch)
  async cancel(
    @Param('id', { schema: id }) batch: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof importBatch>> {
    return this.shown(await this.batches.cancel(batch, actor.name));
  }

  @Get(':id/rejections')
  @Permit('imports:read')
  @Answers(importRejectionPage)
  rejections(
    @Param('id', { schema: id }) batch: string,
    @Query({ schema: importQuery }) { page, size }: z.output<typeof importQuery>,
  ): Promise<z.output<typeof importRejectionPage>> {
    return this.batches.rejections(batch, page, size);
  }

  @Get(':id/rejections.csv')
  @Permit('imports:read')
  @ExportsNames()
  @Audited('imports.rejections', { subject: 'import', id: 'id', streams: true })
  @ApiProduces('text/csv')
  async rejectionFile(@Param('id', { schema: id }) batch: string, @Res() reply: FastifyReply): Promise<void> {
    const { fileName } = await this.batches.get(batch);
    csvDocument(reply, `${fileName}-未导入的行.csv`, this.rejectionRows(batch));
  }

  /** The refused rows with all their cells and the reasons, to be put right and imported again. */
  @Get(':id/rejected-rows.csv')
  @Permit('imports:read')
  @ExportsNames()
  @Audited('imports.rejectedRows', { subject: 'import', id: 'id', streams: true })
  @ApiProduces('text/csv')
  async rejectedRows(@Param('id', { schema: id }) batch: string, @Res() reply: FastifyReply): Promise<void> {
    const { fileName } = await this.batches.get(batch);
    const name = fileName.replace(/\.[^.]*$/, '');
    csvDocument(reply, `${name}-改正后再导入.csv`, await this.refused.of(batch));
  }

  private async *rejectionRows(batch: string): AsyncGenerator<string[]> {
    yield ['行号', '列', '值', '原因'];
    for await (const { row, column, value, reason } of this.batches.eachRejection(batch)) {
      yield [String(row), column ?? '', value ?? '', reason];
    }
  }

  private async shown(batch: ImportBatch): Promise<z.output<typeof importBatch>> {
    const { file, generated: _generated, heartbeatAt: _heartbeat, ...rest } = batch;
    const creator = batch.createdBy ? await this.people.find(batch.createdBy) : undefined;
    return {
      ...rest,
      keepsRows: file !== null && batch.rejected > 0,
      createdBy: creator?.name ?? null,
      createdAt: batch.createdAt.toISOString(),
      startedAt: batch.startedAt?.toISOString() ?? null,
      finishedAt: batch.finishedAt?.toISOString() ?? null,
    };
  }
}
