import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { Policies } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { Watermark } from '../http/watermark.js';
import { type PolicyFilter, type PolicyRow, narrowed } from './policy-filter.js';
import { PolicyView } from './policy-view.js';
import { policyList, policyQuery } from './policy.schema.js';

/** The list of policies, narrowed, and as a file. */
@ApiTags('政策')
@Controller('api/policies')
export class PolicyListController {
  constructor(
    private readonly policies: Policies,
    private readonly view: PolicyView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('policies:read')
  @Answers(policyList)
  list(
    @Query({ schema: policyQuery }) filter: z.output<typeof policyQuery>,
  ): Promise<z.output<typeof policyList>> {
    return this.rows(filter);
  }

  /** What the list shows, for a spreadsheet. */
  @Get('export.csv')
  @Permit('policies:read')
  @Audited('policies.export', { subject: 'policies', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: policyQuery }) filter: z.output<typeof policyQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const rows = await this.rows(filter);
    return csvDocument('政策清单.csv', this.watermark.above([header, ...rows.map(cells)], actor));
  }

  private async rows(filter: PolicyFilter): Promise<PolicyRow[]> {
    const all = await this.policies.list();
    return narrowed(
      all.map((policy) => ({ ...this.view.head(policy), items: policy.items.length })),
      filter,
    );
  }
}

const header = [
  '代码',
  '政策名称',
  '文号',
  '部门',
  '主题',
  '有效期',
  '是否在有效期',
  '废止日期',
  '版本',
  '条目数',
];

function cells(row: PolicyRow): string[] {
  const { code, title, documentNumber, department, themes, validity, inForce, repealedOn, version, items } =
    row;
  return [
    code,
    title,
    documentNumber ?? '',
    department.name,
    themes.join('、'),
    validity,
    inForce ? '是' : '否',
    repealedOn ?? '',
    `${version}`,
    `${items}`,
  ];
}
