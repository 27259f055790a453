import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { AudienceOf } from './policies.js';
import type { ExamplesInput } from './types.js';

const options = { placeholderData: keepPreviousData, staleTime: 30_000 } as const;

/** What a rule does over the whole district; nothing is asked while there is no rule. */
export const insightQuery = (of: AudienceOf | undefined) =>
  queryOptions({
    queryKey: ['insight', of],
    queryFn: ({ signal }) => unwrap(client.POST('/api/audience/insight', { body: of ?? {}, signal })),
    enabled: of !== undefined,
    ...options,
  });

/** Overlap with other policies and with those who were told. */
export const overlapQuery = (of: AudienceOf) =>
  queryOptions({
    queryKey: ['overlap', of],
    queryFn: ({ signal }) => unwrap(client.POST('/api/audience/overlap', { body: of, signal })),
    ...options,
  });

/** Some enterprises of a segment by name. */
export const examplesQuery = (of: AudienceOf, segment: ExamplesInput['segment']) =>
  queryOptions({
    queryKey: ['examples', of, segment],
    queryFn: () => unwrap(client.POST('/api/audience/examples', { body: { ...of, segment } })),
    ...options,
  });
