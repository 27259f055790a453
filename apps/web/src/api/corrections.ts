import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { CorrectionAnswer, CorrectionQuery } from './types.js';

/** Requests for correction that the department answers, the most urgent first. */
export const correctionsQuery = (query: CorrectionQuery) =>
  queryOptions({
    queryKey: ['corrections', query],
    queryFn: () => unwrap(client.GET('/api/corrections', { params: { query } })),
    placeholderData: keepPreviousData,
  });

export const answerCorrection = (id: string, body: CorrectionAnswer) =>
  unwrap(client.POST('/api/corrections/{id}/answer', { params: { path: { id } }, body }));

export const correctionAttachment = (id: string): string => `/api/corrections/${id}/attachment`;
