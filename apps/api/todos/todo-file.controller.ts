import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { Todos } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { type todo, todoFileQuery } from './todo.schema.js';
import { TodoView } from './todo-view.js';

type Shown = z.output<typeof todo>;

/** More than ever waits for one person. */
const mostRows = 100_000;
const kindNames: Readonly<Record<Shown['kind'], string>> = {
  policyDraft: '政策草稿',
  policyApproval: '政策审批',
  pushDraft: '推送草稿',
  pushApproval: '推送审批',
  correction: '数据纠错',
  round: '批次将截止',
  tagList: '名单将到期',
  grant: '授权将到期',
};
const columns: readonly CsvColumn<Shown>[] = [
  ['类别', ({ kind }) => kindNames[kind]],
  ['事项', ({ title }) => title],
  ['关于', ({ note }) => note],
  ['部门', ({ department }) => department],
  ['等待自', ({ since }) => minuteText(since)],
  ['期限', ({ due }) => due],
  ['是否超期', ({ overdue }) => (overdue ? '超期' : '')],
  ['退回意见', ({ comment }) => comment],
  ['最近催办', ({ reminded }) => reminded && `${minuteText(reminded.at)} ${reminded.by}`],
];

/** What waits for the person who asks, or for whom they wait, as a file. */
@ApiTags('待办')
@Controller('api/todos/export.csv')
export class TodoFileController {
  constructor(
    private readonly todos: Todos,
    private readonly view: TodoView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('todos:use')
  @Audited('todos.export', { subject: 'todos', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: todoFileQuery }) filter: z.output<typeof todoFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { items } = await this.todos.list(actor, { ...filter, page: 1, size: mostRows });
    const rows = csvTable(
      columns,
      items.map((each) => this.view.shown(each)),
    );
    return csvDocument('待办.csv', this.watermark.above(rows, actor));
  }
}
