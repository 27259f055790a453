import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ImportBatches, Imports } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { importBatch, importPage, importQuery, importRejectionPage, importSearch } from './import.schema.js';
import { ImportView } from './import-view.js';
import { receiveUpload } from './upload.js';

const id = z.uuid();

/** Bringing files of enterprises into the registry. */
@ApiTags('导入')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly batches: ImportBatches,
    private readonly view: ImportView,
  ) {}

  @Get()
  @Permit('imports:read')
  @Answers(importPage)
  async list(
    @Query({ schema: importSearch }) search: z.output<typeof importSearch>,
  ): Promise<z.output<typeof importPage>> {
    const { items, total } = await this.batches.list(search);
    return { items: await this.view.list(items), total };
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
    return this.view.shown(await this.imports.submit((store) => receiveUpload(request, store), actor.id));
  }

  @Get(':id')
  @Permit('imports:read')
  @Answers(importBatch)
  async get(@Param('id', { schema: id }) batch: string): Promise<z.output<typeof importBatch>> {
    return this.view.shown(await this.batches.get(batch));
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
    return this.view.shown(await this.batches.cancel(batch, actor.name));
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
}
