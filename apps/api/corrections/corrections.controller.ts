import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CorrectionList, Corrections } from '#enterprises';
import { type Actor, notFound, StoredFiles } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { attachmentFile } from './attachment.js';
import { CorrectionView } from './correction-view.js';
import { correction, correctionAnswer, correctionPage, correctionQuery } from './correction.schema.js';

const id = z.uuid();

/** Requests for correction, at the department that answers them. */
@ApiTags('数据纠错')
@Controller('api/corrections')
export class CorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly list: CorrectionList,
    private readonly files: StoredFiles,
    private readonly view: CorrectionView,
  ) {}

  @Get()
  @Permit('corrections:answer')
  @Audited('corrections.list', { subject: 'corrections' })
  @Answers(correctionPage)
  async search(
    @Query({ schema: correctionQuery }) query: z.output<typeof correctionQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof correctionPage>> {
    const { items, total } = await this.list.search({ ...query, department: actor.ownDepartment() });
    return { items: items.map((row) => this.view.shown(row)), total };
  }

  @Get(':id')
  @Permit('corrections:answer')
  @Answers(correction)
  async get(
    @Param('id', { schema: id }) which: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof correction>> {
    return this.view.shown(await this.list.get(which, { department: actor.ownDepartment() }));
  }

  @Post(':id/answer')
  @Permit('corrections:answer')
  @Creates()
  @Audited('corrections.answer', { subject: 'correction', id: 'id' })
  @Answers(correction)
  async answer(
    @Param('id', { schema: id }) which: string,
    @Body({ schema: correctionAnswer }) answer: z.output<typeof correctionAnswer>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof correction>> {
    return this.view.shown(await this.corrections.answer(which, answer, actor));
  }

  @Get(':id/attachment')
  @Permit('corrections:answer')
  @Audited('corrections.attachment', { subject: 'correction', id: 'id', file: true })
  @ApiProduces('application/octet-stream')
  async attachment(
    @Param('id', { schema: id }) which: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { attachment } = await this.list.get(which, { department: actor.ownDepartment() });
    if (!attachment) throw notFound('附件');
    return attachmentFile(this.files, attachment);
  }
}
