import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { MetricId, MetricQuery } from './types.js';

/** The figures of a period and a scope. */
export const metricsQuery = (query: MetricQuery) =>
  queryOptions({
    queryKey: ['metrics', query],
    queryFn: () => unwrap(client.GET('/api/metrics', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** P10: which definitions of tags began, ended and were in use in a period. */
export const tagMetricsQuery = ({ from, to }: Pick<MetricQuery, 'from' | 'to'>) =>
  queryOptions({
    queryKey: ['metrics', 'tags', from, to],
    queryFn: () => unwrap(client.GET('/api/metrics/tags', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });

/** A page of the pushes behind a figure. */
export const metricPushesQuery = (id: MetricId, query: MetricQuery, page: number, size: number) =>
  queryOptions({
    queryKey: ['metrics', query, id, page, size],
    queryFn: () =>
      unwrap(
        client.GET('/api/metrics/{id}/pushes', { params: { path: { id }, query: { ...query, page, size } } }),
      ),
    placeholderData: keepPreviousData,
  });
