import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '#platform';
import { Inbox, type InboxView, type Message, noticeKindNames, type Reader } from '#push';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvRows } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import { inboxQuery } from './inbox.schema.js';

const fileQuery = inboxQuery.pick({ view: true });
const columns: readonly CsvColumn<Message>[] = [
  ['序号', ({ sequence }) => sequence],
  ['时间', ({ sentAt }) => minuteText(sentAt)],
  ['类型', ({ kind }) => noticeKindNames[kind]],
  ['标题', ({ title }) => title],
  ['内容', ({ body }) => body],
  ['部门', ({ department }) => department],
  ['政策', ({ policy }) => policy?.title],
  ['链接', ({ link }) => link],
  ['是否已读', ({ read }) => (read ? '已读' : '未读')],
];

/** The messages of one enterprise as a file. */
@ApiTags('消息')
@Controller('api/enterprises/:uscc/inbox/export.csv')
export class InboxFileController {
  constructor(
    private readonly inbox: Inbox,
    private readonly access: EnterpriseAccess,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('inbox:read')
  @Audited('inbox.export', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async export(
    @Param('uscc', { schema: uscc }) code: string,
    @Query({ schema: fileQuery }) { view }: z.output<typeof fileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { ordinal } = await this.access.own(actor, code);
    const messages = this.messages({ enterprise: ordinal, person: actor.id }, view);
    const rows = csvRows(columns, messages, (message) => message);
    return csvDocument(`消息-${code}.csv`, this.watermark.above(rows, actor));
  }

  private async *messages(reader: Reader, view: InboxView): AsyncGenerator<Message> {
    for (let before: number | null | undefined; before !== null;) {
      const { items, next }: { items: Message[]; next: number | null } = await this.inbox.page(
        reader,
        view,
        before,
      );
      yield* items;
      before = next;
    }
  }
}
