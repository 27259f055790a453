import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { TagLists } from '#enterprises';
import { type Actor, Clock } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { tagChangeColumns, tagColumns } from './tag-columns.js';
import { tagFileQuery } from './tag.schema.js';
import { TagView } from './tag-view.js';
import { tagCode } from './tags.controller.js';

/** The catalogue of tags, and what departments did to a tag's lists, as files. */
@ApiTags('标签')
@Controller('api/tags')
export class TagFileController {
  constructor(
    private readonly view: TagView,
    private readonly lists: TagLists,
    private readonly watermark: Watermark,
    private readonly clock: Clock,
  ) {}

  @Get('export.csv')
  @Permit('catalogue:read')
  @Audited('tags.export', { subject: 'tags', file: true })
  @ApiProduces('text/csv')
  async export(
    @Query({ schema: tagFileQuery }) { codes }: z.output<typeof tagFileQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { tags } = await this.view.list(actor, this.clock.today().slice(0, 4));
    const shown = codes ? tags.filter(({ code }) => codes.includes(code)) : tags;
    return csvDocument('标签目录.csv', [this.watermark.row(actor), ...csvTable(tagColumns, shown)]);
  }

  @Get(':code/changes.csv')
  @Permit('catalogue:read')
  @Audited('tags.exportChanges', { subject: 'tag', id: 'code', file: true })
  @ApiProduces('text/csv')
  async changes(
    @Param('code', { schema: tagCode }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const changes = (await this.lists.changes(code)).map((change) => this.view.change(change, actor));
    const rows = csvTable(tagChangeColumns, changes);
    return csvDocument(`标签名单变动-${code}.csv`, [this.watermark.row(actor), ...rows]);
  }
}
