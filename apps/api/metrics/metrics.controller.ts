import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { metricDefinitions, Metrics, type MetricScope } from '#disclosure';
import { type Actor, Departments } from '#platform';
import { channels } from '#push';
import { CurrentActor, Permit } from '../access/permit.js';
import { Answers } from '../http/answers.js';
import { metricId, metricPushPage, metricPushQuery, metricQuery, metricReport } from './metric.schema.js';

/** Push statistics, each figure with what it means and the pushes behind it. */
@ApiTags('推送统计')
@Controller('api/metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
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
function scopeFor(actor: Actor, { from, to, department }: MetricScope): MetricScope {
  return { from, to, department: actor.departmentScope ?? department };
}
