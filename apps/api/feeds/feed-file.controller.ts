import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FeedFreshness, FeedFreshnesses, type FeedImport } from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';

const cadenceNames = {
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季',
  yearly: '每年',
} as const;

const feedColumns: readonly CsvColumn<FeedFreshness>[] = [
  ['来源', ({ feed }) => feed.name],
  ['提供部门', ({ departmentName }) => departmentName],
  ['周期', ({ feed }) => cadenceNames[feed.cadence]],
  ['取得方式', ({ feed }) => feed.origin],
  ['依据', ({ feed }) => feed.legalBasis],
  ['共享属性', ({ feed }) => feed.sharing],
  ['最近导入', ({ imports }) => imports[0] && minuteText(imports[0].at)],
  ['下次应到', ({ due }) => due],
  ['是否逾期', ({ overdue }) => (overdue ? '逾期' : '正常')],
  [
    '各项指标已有、已过期（占在业企业）',
    ({ coverage }) =>
      coverage
        .map(({ label, percent, expiredPercent }) => `${label} ${percent}%、${expiredPercent}%`)
        .join('；'),
  ],
];

const deliveryColumns: readonly CsvColumn<FeedImport & { feed: string }>[] = [
  ['来源', ({ feed }) => feed],
  ['时间', ({ at }) => minuteText(at)],
  ['文件', ({ file }) => file],
  ['所属期', ({ period }) => period],
  ['新增和更新（家）', ({ changed }) => changed],
  ['拒绝（行）', ({ rejected }) => rejected],
];

/** The feeds, and what each of them brought of late, as files. */
@ApiTags('导入')
@Controller('api/feeds')
export class FeedFileController {
  constructor(
    private readonly freshnesses: FeedFreshnesses,
    private readonly watermark: Watermark,
  ) {}

  @Get('export.csv')
  @Permit('imports:read')
  @Audited('feeds.export', { subject: 'feeds', file: true })
  @ApiProduces('text/csv')
  async export(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const rows = csvTable(feedColumns, await this.freshnesses.list());
    return csvDocument('数据来源.csv', this.watermark.above(rows, actor));
  }

  @Get('deliveries.csv')
  @Permit('imports:read')
  @Audited('feeds.exportDeliveries', { subject: 'feeds', file: true })
  @ApiProduces('text/csv')
  async deliveries(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const deliveries = (await this.freshnesses.list()).flatMap(({ feed, imports }) =>
      imports.map((each) => ({ ...each, feed: feed.name })),
    );
    return csvDocument('历次导入.csv', this.watermark.above(csvTable(deliveryColumns, deliveries), actor));
  }
}
