import { Body, Controller, Get, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CorrectionList, Corrections } from '#enterprises';
import { type Actor, Database, notFound, StoredFiles } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { Creates } from '../http/creates.js';
import { uscc } from '../paging.schema.js';
import { receiveRequest, attachmentFile } from './attachment.js';
import { CorrectionView } from './correction-view.js';
import { correction, corrections, unseenCount, withdrawal } from './correction.schema.js';

const id = z.uuid();
const multipart = {
  type: 'object',
  required: ['reason'],
  properties: {
    fact: { type: 'string' },
    tag: { type: 'string' },
    proposed: { type: 'string' },
    reason: { type: 'string' },
    file: { type: 'string', format: 'binary' },
  },
};

/** What an enterprise asks to have put right, and what it was answered. */
@ApiTags('数据纠错')
@Controller('api/enterprises/:uscc/corrections')
export class OwnCorrectionsController {
  constructor(
    private readonly database: Database,
    private readonly access: EnterpriseAccess,
    private readonly corrections: Corrections,
    private readonly list: CorrectionList,
    private readonly files: StoredFiles,
    private readonly view: CorrectionView,
  ) {}

  @Get()
  @Permit('enterprise:self')
  @Answers(corrections)
  async mine(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof corrections>> {
    const { ordinal } = await this.access.own(actor, code);
    return (await this.list.ofEnterprise(ordinal)).map((row) => this.view.shown(row));
  }

  @Get('unseen')
  @Permit('enterprise:self')
  @Answers(unseenCount)
  async unseen(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof unseenCount>> {
    const { ordinal } = await this.access.own(actor, code);
    return { unseen: await this.list.unseen(ordinal) };
  }

  @Post('seen')
  @Permit('enterprise:self')
  @AnswersNothing()
  async seen(@Param('uscc', { schema: uscc }) code: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.list.markSeen((await this.access.own(actor, code)).ordinal);
  }

  @Post()
  @Permit('enterprise:self')
  @Creates()
  @Audited('corrections.request', { subject: 'enterprise', id: 'uscc' })
  @Answers(correction, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: multipart })
  async request(
    @Param('uscc', { schema: uscc }) code: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof correction>> {
    await this.access.own(actor, code);
    return this.database.transaction(async () => {
      const received = await receiveRequest(request, this.files);
      return this.view.shown(
        await this.corrections.request(code, received.request, actor, received.attachment),
      );
    });
  }

  @Post(':id/withdraw')
  @Permit('enterprise:self')
  @Audited('corrections.withdraw', { subject: 'correction', id: 'id' })
  @Answers(correction)
  async withdraw(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) which: string,
    @Body({ schema: withdrawal }) { version }: z.output<typeof withdrawal>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof correction>> {
    const { ordinal } = await this.access.own(actor, code);
    return this.view.shown(await this.corrections.withdraw(which, ordinal, version, actor));
  }

  @Get(':id/attachment')
  @Permit('enterprise:self')
  @ApiProduces('application/octet-stream')
  async attachment(
    @Param('uscc', { schema: uscc }) code: string,
    @Param('id', { schema: id }) which: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { ordinal } = await this.access.own(actor, code);
    const { attachment } = await this.list.get(which, { enterprise: ordinal });
    if (!attachment) throw notFound('附件');
    return attachmentFile(this.files, attachment);
  }
}
