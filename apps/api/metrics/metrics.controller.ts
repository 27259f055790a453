import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { metricDefinitions, Metrics, type MetricScope, TagMetrics } from '#disclosure';
import { type Actor, Departments } from '#platform';
import { channels } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import {
  metricId,
  metricPushPage,
  metricPushQuery,
  metricQuery,
  metricReport,
  tagMetricQuery,
  tagMetrics,
} from './metric.schema.js';

const tagDefinitions = {
  inUse: { name: '在用标签', definition: '期末标签目录中在用的标签数', deduplication: '同一标签计 1 个' },
  introduced: {
    name: '新增标签',
    definition: '本期启用的标签数',
    deduplication: '停用后重新启用的计为新增；规则修改不计',
  },
  retired: {
    name: '停用标签',
    definition: '本期移出标签目录的标签数',
    deduplication: '同一标签每停用一次计 1 个',
  },
} as const;

/** Push statistics, each figure with what it means and the pushes behind it. */
@ApiTags('推送统计')
@Controller('api/metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly tagMetrics: TagMetrics,
    private readonly departments: Departments,
  ) {}

  @Get()
  @Permit('metrics:read')
  @Answers(metricReport)
  async report(
    @Query({ schema: metricQuery }) query: z.output<typeof metricQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof metricReport>> {
    const scope = scopeFor(actor, query);
    const { values, activated, identities } = await this.metrics.figures(scope);
    return {
      from: scope.from,
      to: scope.to,
      scope: scope.department ? await this.departments.name(scope.department) : '全区',
      metrics: metricDefinitions.map(({ id, name, unit, definition, deduplication }) => ({
        id,
        name,
        value: values[id],
        unit,
        definition,
        deduplication,
        channels: Object.values(channels).map(({ label }) => label),
        exactness: 'exact',
        origin: 'computed',
      })),
      activated,
      identities: [...identities],
    };
  }

  /** Of the whole district: the catalogue of tags is no department's. */
  @Get('tags')
  @Permit('metrics:read')
  @Answers(tagMetrics)
  async tags(
    @Query({ schema: tagMetricQuery }) period: z.output<typeof tagMetricQuery>,
  ): Promise<z.output<typeof tagMetrics>> {
    const figures = await this.tagMetrics.figures(period);
    const metrics = (['introduced', 'inUse', 'retired'] as const).map((kind) => ({
      id: 'P10' as const,
      unit: '个' as const,
      ...tagDefinitions[kind],
      value: figures[kind].length,
      tags: [...figures[kind]],
    }));
    return { ...period, metrics, identities: [...figures.identities] };
  }

  @Get(':id/pushes')
  @Permit('metrics:read')
  @Answers(metricPushPage)
  dispatches(
    @Param('id', { schema: metricId }) id: z.output<typeof metricId>,
    @Query({ schema: metricPushQuery }) query: z.output<typeof metricPushQuery>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof metricPushPage>> {
    return this.metrics.dispatches(id, scopeFor(actor, query), query.page, query.size);
  }
}

/** A department sees its own figures only. */
export function scopeFor(actor: Actor, { from, to, department }: MetricScope): MetricScope {
  return { from, to, department: actor.departmentScope ?? department };
}
