import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Enterprises, Populations } from '#enterprises';
import type { Actor } from '#platform';
import { EnterpriseAccess } from '../access/enterprise-access.js';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { Watermark } from '../http/watermark.js';
import { uscc } from '../paging.schema.js';
import { OwnView } from './own-view.js';
import type { ownData, ownFact, ownTag } from './own.schema.js';

type OwnFact = z.output<typeof ownFact>;
type OwnTag = z.output<typeof ownTag>;

const truths: Readonly<Record<OwnTag['truth'], string>> = {
  yes: '有',
  no: '没有',
  unknown: '缺数据，不能确定',
};
const factColumns: readonly CsvColumn<OwnFact>[] = [
  ['指标', ({ label }) => label],
  ['值', ({ text }) => text],
  ['单位', ({ unit }) => unit],
  ['期间', ({ period }) => period],
  ['来源', ({ feed }) => feed],
  ['数据日期', ({ asOf }) => asOf],
  ['是否过期', ({ expired }) => expired && '已过期，不再用于判断'],
  ['自行申报', ({ declared }) => declared?.text],
  ['负责部门', ({ department }) => department],
  ['归集依据', ({ legalBasis }) => legalBasis],
];
const tagColumns: readonly CsvColumn<OwnTag>[] = [
  ['标签', ({ label }) => label],
  ['分组', ({ group }) => group],
  ['说明', ({ description }) => description],
  ['结论', ({ truth }) => truths[truth]],
  ['连同自行申报', ({ declaredTruth }) => truths[declaredTruth]],
  [
    '认定',
    ({ assertions }) =>
      assertions
        .filter(({ stands }) => stands)
        .map(assertionText)
        .join('；'),
  ],
];

const assertionText = ({ department, source, validTo }: OwnTag['assertions'][number]) =>
  `${department}（${source}${validTo === null ? '' : `，至 ${validTo}`}）`;

/** What is known of an enterprise, for its own people, as files. */
@ApiTags('我的标签与指标')
@Controller('api/enterprises/:uscc/own')
export class OwnFileController {
  constructor(
    private readonly access: EnterpriseAccess,
    private readonly enterprises: Enterprises,
    private readonly populations: Populations,
    private readonly view: OwnView,
    private readonly watermark: Watermark,
  ) {}

  @Get('facts.csv')
  @Permit('enterprise:self')
  @Audited('own.exportFacts', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async facts(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const rows = csvTable(factColumns, (await this.known(code, actor)).facts);
    return csvDocument(`指标-${code}.csv`, this.watermark.above(rows, actor));
  }

  @Get('tags.csv')
  @Permit('enterprise:self')
  @Audited('own.exportTags', { subject: 'enterprise', id: 'uscc', file: true })
  @ApiProduces('text/csv')
  async tags(
    @Param('uscc', { schema: uscc }) code: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const rows = csvTable(tagColumns, (await this.known(code, actor)).tags);
    return csvDocument(`标签-${code}.csv`, this.watermark.above(rows, actor));
  }

  private async known(code: string, actor: Actor): Promise<z.output<typeof ownData>> {
    await this.access.own(actor, code);
    const { version, day } = await this.populations.current();
    return this.view.of(await this.enterprises.get(code), day, version);
  }
}
