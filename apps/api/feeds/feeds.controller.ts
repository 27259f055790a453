import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FeedFreshnesses } from '#enterprises';
import { Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { dayText } from '../paging.schema.js';

const feed = z.object({
  name: z.string(),
  department: z.string(),
  cadence: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly']).describe('提供周期'),
  origin: z.string().describe('取得方式'),
  legalBasis: z.string(),
  sharing: z.string(),
  description: z.string(),
  due: dayText.nullable().describe('下一次应到的日期'),
  overdue: z.boolean().describe('超过应到日期，或者从未导入'),
  imports: z
    .array(
      z.object({
        batch: z.uuid(),
        file: z.string(),
        period: z.string().nullable(),
        at: z.string(),
        changed: z.number().int().describe('新增和更新（家）'),
        rejected: z.number().int().describe('拒绝（行）'),
      }),
    )
    .describe('最近 12 次，新的在前'),
  coverage: z
    .array(
      z.object({
        fact: z.string(),
        label: z.string(),
        percent: z.number().describe('在业企业中已有且可用的占比（%）'),
        expiredPercent: z.number().describe('在业企业中有数值但已过期的占比（%）'),
      }),
    )
    .describe('各项指标的覆盖率'),
});
const feeds = z.array(feed);

/** The sources of the registry's facts: how fresh, how complete. */
@ApiTags('导入')
@Controller('api/feeds')
export class FeedsController {
  constructor(private readonly freshnesses: FeedFreshnesses) {}

  @Get()
  @Permit('imports:read')
  @Answers(feeds)
  async list(): Promise<z.output<typeof feeds>> {
    return (await this.freshnesses.list()).map(
      ({ feed: about, departmentName, imports, coverage, ...rest }) => ({
        name: about.name,
        department: departmentName,
        cadence: about.cadence,
        origin: about.origin,
        legalBasis: about.legalBasis,
        sharing: about.sharing,
        description: about.description,
        ...rest,
        imports: imports.map((each) => ({ ...each, at: each.at.toISOString() })),
        coverage: [...coverage],
      }),
    );
  }
}
