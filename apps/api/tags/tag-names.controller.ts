import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { TagAssertions, TagHistory, TagPortraits } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { ExportsNames } from '../access/step-up.js';
import { Audited } from '../audit/audited.js';
import { EnterpriseView } from '../enterprises/enterprise-view.js';
import { enterpriseColumns } from '../enterprises/enterprise-columns.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvRows } from '../http/csv-table.js';
import { everyItem } from '../http/every-item.js';
import { Watermark } from '../http/watermark.js';
import { assertionColumns } from './tag-columns.js';
import { shownAssertion } from './tag-lists.controller.js';
import { assertionQuery, tagEnterprisesQuery, tagMoves, tagMovesQuery } from './tag.schema.js';
import { TagView } from './tag-view.js';
import { tagCode } from './tags.controller.js';

const groups = tagEnterprisesQuery.pick({ group: true });
const kinds = tagMovesQuery.pick({ kind: true });
const words = assertionQuery.pick({ query: true });
const moveColumns: readonly CsvColumn<z.output<typeof tagMoves>['items'][number]>[] = [
  ...enterpriseColumns,
  ['日期', ({ day }) => day],
];

/** A tag's enterprises by name, as files. */
@ApiTags('标签')
@Controller('api/tags/:code')
export class TagNamesController {
  constructor(
    private readonly portraits: TagPortraits,
    private readonly history: TagHistory,
    private readonly assertions: TagAssertions,
    private readonly view: TagView,
    private readonly enterprises: EnterpriseView,
    private readonly watermark: Watermark,
  ) {}

  @Get('enterprises.csv')
  @Permit('enterprises:read')
  @ExportsNames()
  @Audited('tags.exportEnterprises', { subject: 'tag', id: 'code', file: true })
  @ApiProduces('text/csv')
  async members(
    @Param('code', { schema: tagCode }) code: string,
    @Query({ schema: groups }) { group }: z.output<typeof groups>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    await this.mustSeeAll(code, actor);
    const rows = csvRows(enterpriseColumns, this.portraits.each(code, group), (row) =>
      this.enterprises.row(row),
    );
    return csvDocument(`标签名单-${code}.csv`, this.watermark.above(rows, actor));
  }

  @Get('moves.csv')
  @Permit('enterprises:read')
  @ExportsNames()
  @Audited('tags.exportMoves', { subject: 'tag', id: 'code', file: true })
  @ApiProduces('text/csv')
  async moves(
    @Param('code', { schema: tagCode }) code: string,
    @Query({ schema: kinds }) { kind }: z.output<typeof kinds>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    await this.mustSeeAll(code, actor);
    const moves = everyItem((page) => this.history.moves(code, { kind, ...page }));
    const rows = csvRows(moveColumns, moves, (row) => ({ ...this.enterprises.row(row), day: row.day }));
    return csvDocument(`标签变动-${code}.csv`, this.watermark.above(rows, actor));
  }

  @Get('assertions.csv')
  @Permit('enterprises:read')
  @ExportsNames()
  @Audited('tags.exportAssertions', { subject: 'tag', id: 'code', file: true })
  @ApiProduces('text/csv')
  async asserted(
    @Param('code', { schema: tagCode }) tag: string,
    @Query({ schema: words }) { query }: z.output<typeof words>,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { day: on } = await this.portraits.of(tag);
    const found = everyItem((page) => this.assertions.search({ query, tag, on, ...page }));
    const rows = csvRows(assertionColumns, found, shownAssertion);
    return csvDocument(`认定名单-${tag}.csv`, this.watermark.above(rows, actor));
  }

  private async mustSeeAll(code: string, actor: Actor): Promise<void> {
    const { tag } = await this.portraits.of(code);
    this.view.rightOn(tag, actor).mustBeFull();
  }
}
