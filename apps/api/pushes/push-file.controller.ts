import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { noticeKindNames, PushBoard, type PushOverview, pushStateNames } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { Watermark } from '../http/watermark.js';
import { pushFileQuery } from './push.schema.js';

/** More pushes than a district sends in many years. */
const mostRows = 100_000;
const header = [
  '序号',
  '标题',
  '类型',
  '状态',
  '部门',
  '政策',
  '条目',
  '应投（家）',
  '已投（家）',
  '已读（家）',
  '投放日',
  '起草人',
];

/** The list of pushes as a file. */
@ApiTags('推送')
@Controller('api/pushes/export.csv')
export class PushFileController {
  constructor(
    private readonly board: PushBoard,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('pushes:read')
  @Audited('pushes.export', { subject: 'pushes', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: pushFileQuery }) filter: z.output<typeof pushFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const department = actor.departmentScope ?? filter.department;
    const { items } = await this.board.list({ ...filter, department, page: 1, size: mostRows });
    return csvDocument('推送清单.csv', [this.watermark.row(actor), header, ...items.map(cells)]);
  }
}

function cells(push: PushOverview): string[] {
  const { sequence, title, kind, state, department, policy, createdBy, dispatchedOn } = push;
  const counts = [push.targeted, push.delivered, push.read].map((count) => `${count ?? ''}`);
  const about = [policy?.title ?? '', policy?.item ?? ''];
  const head = [`${sequence ?? ''}`, title, noticeKindNames[kind], pushStateNames[state], department.name];
  return [...head, ...about, ...counts, dispatchedOn ?? '', createdBy.name];
}
