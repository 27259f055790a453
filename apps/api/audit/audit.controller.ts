import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AuditLog, AuditState, type AuditView, AuditVerification } from '#platform';
import { Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Answers } from '../http/answers.js';
import { csvDocument } from '../http/csv-document.js';
import { actionText } from './action-text.js';
import {
  auditActions,
  auditEntry,
  auditExportQuery,
  auditPage,
  auditQuery,
  chainReport,
  chainState,
} from './audit.schema.js';
import { Audited } from './audited.js';

const id = z.string().regex(/^\d{1,18}$/, '应为记录编号');
type Entry = z.output<typeof auditEntry>;

/** What was done, by whom, when, from where and with what outcome. */
@ApiTags('审计')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly verification: AuditVerification,
    private readonly state: AuditState,
  ) {}

  @Get()
  @Permit('audit:read')
  @Audited('audit.search')
  @Answers(auditPage)
  async list(
    @Query({ schema: auditQuery }) { size, cursor, ...search }: z.output<typeof auditQuery>,
  ): Promise<z.output<typeof auditPage>> {
    const { items, total, next } = await this.log.search(search, size, cursor);
    return { items: items.map(shown), total, next };
  }

  /** All actions that stand in the trail, to choose from. */
  @Get('actions')
  @Permit('audit:read')
  @Answers(auditActions)
  async actions(): Promise<z.output<typeof auditActions>> {
    const actions = await this.log.actions();
    return { items: actions.map((action) => ({ action, text: actionText(action) })) };
  }

  /** How far the chain reaches, when it was last proved, and where it has gone besides. */
  @Get('chain')
  @Permit('audit:read')
  @Answers(chainState)
  chain(): Promise<z.output<typeof chainState>> {
    return this.state.now();
  }

  @Get('export.csv')
  @Permit('audit:export')
  @ExportsNames()
  @Audited('audit.export', { file: true })
  @ApiProduces('text/csv')
  export(@Query({ schema: auditExportQuery }) search: z.output<typeof auditExportQuery>): StreamableFile {
    return csvDocument('审计记录.csv', this.rows(search));
  }

  /** Proves the whole chain now, or names the first link that does not hold. */
  @Post('verification')
  @Permit('audit:read')
  @Audited('audit.verify')
  @Answers(chainReport)
  verify(): Promise<z.output<typeof chainReport>> {
    return this.verification.check();
  }

  @Get(':id')
  @Permit('audit:read')
  @Audited('audit.get')
  @Answers(auditEntry)
  async get(@Param('id', { schema: id }) entry: string): Promise<Entry> {
    return shown(await this.log.get(entry));
  }

  private async *rows(search: z.output<typeof auditExportQuery>): AsyncGenerator<string[]> {
    yield csvHeader;
    for await (const entry of this.log.each(search)) yield csvRow(entry);
  }
}

const csvHeader = [
  ['编号', '时间（UTC）', '主体类别', '主体', '姓名', '代表', '部门', '动作', '动作名称'],
  ['对象类别', '对象', '结果', '错误代码', '地址', '客户端', '细节', '链序号', '算法', '摘要'],
].flat();

function csvRow(entry: AuditView): string[] {
  const { id, at, actorKind, actor, actorName, onBehalfOf, department, action } = entry;
  const { subjectType, subject, outcome, code, address, agent, details, number, algorithm, hash } = entry;
  const who = [id, at, actorKind, actor, actorName, onBehalfOf, department, action, actionText(action)];
  const what = [subjectType, subject, outcome, code, address, agent, JSON.stringify(details)];
  return [...who, ...what, number, algorithm, hash].map((cell) => cell ?? '');
}

function shown(entry: AuditView): Entry {
  return { ...entry, actionText: actionText(entry.action) };
}
