import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { PolicyDrafts } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { PolicyDraftView } from './policy-draft-view.js';
import type { draftRow } from './policy-draft.schema.js';

type Shown = z.output<typeof draftRow>;

const states: Readonly<Record<Shown['state'], string>> = {
  draft: '草稿',
  submitted: '待审',
  returned: '已退回',
  approved: '已发布',
};
const columns: readonly CsvColumn<Shown>[] = [
  ['政策名称', ({ title }) => title],
  ['类型', ({ policy }) => (policy === null ? '新政策' : '新版本')],
  ['状态', ({ state }) => states[state]],
  ['部门', ({ department }) => department.name],
  ['起草人', ({ createdBy }) => createdBy.name],
  ['最后保存', ({ savedAt, savedBy }) => `${minuteText(savedAt)} ${savedBy.name}`],
  [
    '提交',
    ({ submittedAt, submittedBy }) => submittedAt && `${minuteText(submittedAt)} ${submittedBy?.name ?? ''}`,
  ],
];

/** Drafts of policies within somebody's sight, as a file. */
@ApiTags('政策草稿')
@Controller('api/policy-drafts/export.csv')
export class PolicyDraftFileController {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly view: PolicyDraftView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('policies:read')
  @Audited('policyDrafts.export', { subject: 'policyDrafts', file: true })
  @ApiProduces('text/csv')
  async export(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const drafts = await this.drafts.list(actor.departmentScope);
    const rows = csvTable(
      columns,
      drafts.map((draft) => this.view.row(draft)),
    );
    return csvDocument('政策草稿.csv', this.watermark.above(rows, actor));
  }
}
