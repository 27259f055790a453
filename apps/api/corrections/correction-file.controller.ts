import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CorrectionList } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { Watermark } from '../http/watermark.js';
import { CorrectionView } from './correction-view.js';
import { type correction, correctionFileQuery } from './correction.schema.js';

/** More requests than one department ever gets. */
const mostRows = 100_000;
const states = { open: '待答复', accepted: '已采纳', rejected: '未采纳', withdrawn: '已撤回' } as const;
const header = [
  ['统一社会信用代码', '企业名称', '指标或标签', '现值', '申请值', '理由', '状态', '期限', '答复', '答复人'],
  ['提出时间'],
].flat();

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
  @Audited('corrections.export', { subject: 'corrections', streams: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: correctionFileQuery }) filter: z.output<typeof correctionFileQuery>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const department = actor.ownDepartment();
    const { items } = await this.list.search({ ...filter, department, page: 1, size: mostRows });
    const rows = items.map((row) => cells(this.view.shown(row)));
    csvDocument(reply, '数据纠错.csv', [this.watermark.row(actor), header, ...rows]);
  }
}

function cells(row: z.output<typeof correction>): string[] {
  const about = [row.uscc, row.enterprise, row.subject, row.stoodText, row.proposedText, row.reason];
  const settled = [states[row.state], row.due, row.answer, row.settledBy, row.requestedAt];
  return [...about, ...settled].map((cell) => cell ?? '');
}
