import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  type DictionaryChange,
  type DictionaryName,
  type DictionaryVersion,
  DictionaryVersions,
} from '#enterprises';
import type { Actor } from '#platform';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { DictionaryView } from './dictionary-view.js';
import { dictionaryName, versionNumber } from './dictionaries.controller.js';

const names: Readonly<Record<DictionaryName, string>> = {
  facts: '指标目录',
  tags: '标签目录',
  industries: '国民经济行业分类',
  towns: '街镇',
  registrationTypes: '登记注册类型',
};
const kinds = { added: '新增', removed: '删除', changed: '修改' } as const;

const versionColumns: readonly CsvColumn<DictionaryVersion>[] = [
  ['词表', ({ dictionary }) => names[dictionary]],
  ['版本', ({ number }) => number],
  ['条目', ({ words }) => words],
  ['启用时间', ({ inForceAt }) => minuteText(inForceAt)],
  ['摘要（SHA-256）', ({ digest }) => digest],
];
const changeColumns: readonly CsvColumn<DictionaryChange>[] = [
  ['变化', ({ kind }) => kinds[kind]],
  ['代码', ({ key }) => key],
  ['条目', ({ label }) => label],
  [
    '内容',
    ({ details }) => details.map(({ name, before, after }) => `${name}：${before} → ${after}`).join('；'),
  ],
];

/** The dictionaries' versions, and what one of them changed, as files. */
@ApiTags('目录')
@Controller('api/dictionaries')
export class DictionaryFileController {
  constructor(
    private readonly dictionaries: DictionaryVersions,
    private readonly view: DictionaryView,
    private readonly watermark: Watermark,
  ) {}

  @Get('export.csv')
  @Permit('catalogue:read')
  @Audited('dictionaries.export', { subject: 'dictionaries', file: true })
  @ApiProduces('text/csv')
  async export(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const rows = csvTable(versionColumns, await this.dictionaries.list());
    return csvDocument('词表版本.csv', this.watermark.above(rows, actor));
  }

  @Get(':name/:number/changes.csv')
  @Permit('catalogue:read')
  @Audited('dictionaries.exportChanges', { subject: 'dictionary', id: 'name', file: true })
  @ApiProduces('text/csv')
  async changes(
    @Param('name', { schema: dictionaryName }) dictionary: z.output<typeof dictionaryName>,
    @Param('number', { schema: versionNumber }) number: number,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const rows = csvTable(
      changeColumns,
      this.view.changes(await this.dictionaries.changes(dictionary, number)),
    );
    return csvDocument(`${names[dictionary]}第${number}版的变化.csv`, this.watermark.above(rows, actor));
  }
}
