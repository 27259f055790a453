import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '#platform';
import { PolicyVersions } from '#policies';
import { CurrentActor, Permit } from '../access/permit.js';
import { Audited } from '../audit/audited.js';
import { csvDocument } from '../http/csv-document.js';
import { type CsvColumn, csvTable } from '../http/csv-table.js';
import { minuteText } from '../http/minute.js';
import { Watermark } from '../http/watermark.js';
import { PolicyVersionView } from './policy-version-view.js';
import type { policyVersions } from './policy.schema.js';

type Version = z.output<typeof policyVersions>[number];
type Item = Version['items'][number];
interface Line {
  readonly version: Version;
  readonly item?: Item;
  readonly condition?: Item['conditions'][number];
}

const columns: readonly CsvColumn<Line>[] = [
  ['版本', ({ version }) => version.number],
  ['发布时间', ({ version }) => minuteText(version.createdAt)],
  ['来历', ({ version }) => (version.origin === 'file' ? '文件维护' : '部门编写')],
  ['政策名称', ({ version }) => version.title],
  ['文号', ({ version }) => version.documentNumber],
  ['生效', ({ version }) => version.validFrom],
  ['失效', ({ version }) => version.validTo],
  ['条目', ({ item }) => item?.title],
  ['支持内容', ({ item }) => item?.benefit],
  ['条件', ({ condition }) => condition?.text],
  ['政策原文', ({ condition }) => condition?.quote],
];

/** All versions of a policy as a file, a row for each condition. */
@ApiTags('政策')
@Controller('api/policies/:code/versions.csv')
export class PolicyVersionFileController {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly view: PolicyVersionView,
    private readonly watermark: Watermark,
  ) {}

  @Get()
  @Permit('policies:read')
  @Audited('policies.exportVersions', { subject: 'policy', id: 'code', file: true })
  @ApiProduces('text/csv')
  async export(@Param('code') code: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const lines = (await this.versions.list(code)).flatMap((version) => linesOf(this.view.of(version)));
    return csvDocument(`政策版本-${code}.csv`, this.watermark.above(csvTable(columns, lines), actor));
  }
}

/** A version that asks for nothing has a line all the same. */
function linesOf(version: Version): Line[] {
  const lines = version.items.flatMap((item) =>
    item.conditions.map((condition) => ({ version, item, condition })),
  );
  return lines.length > 0 ? lines : [{ version }];
}
