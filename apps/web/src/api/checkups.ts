import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { Attempt } from './attempt.js';
import { client, unwrap } from './client.js';

/** The check-up of one enterprise against all policies, today or on a past day with the rules and facts of that day. */
export const checkupQuery = (uscc: string, on?: string) =>
  queryOptions({
    queryKey: ['checkup', uscc, on ?? 'today'],
    queryFn: () =>
      unwrap(client.GET('/api/enterprises/{uscc}/checkup', { params: { path: { uscc }, query: { on } } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** A page of the reports that were kept, newest first. */
export const keptReportsQuery = (uscc: string, page: number) =>
  queryOptions({
    queryKey: ['kept-reports', uscc, page],
    queryFn: () =>
      unwrap(
        client.GET('/api/enterprises/{uscc}/checkup-reports', {
          params: { path: { uscc }, query: { page } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** A report as it was. */
export const keptReportQuery = (uscc: string, id: string) =>
  queryOptions({
    queryKey: ['kept-report', uscc, id],
    queryFn: () =>
      unwrap(client.GET('/api/enterprises/{uscc}/checkup-reports/{id}', { params: { path: { uscc, id } } })),
  });

/** What a run of today says differently. */
export const reportChangesQuery = (uscc: string, id: string) =>
  queryOptions({
    queryKey: ['kept-report', uscc, id, 'changes'],
    queryFn: () =>
      unwrap(
        client.GET('/api/enterprises/{uscc}/checkup-reports/{id}/changes', {
          params: { path: { uscc, id } },
        }),
      ),
    staleTime: 0,
  });

const keeping = new Attempt();

/** Keeps the report of today or of a past day. */
export async function keepReport(uscc: string, on: string | undefined) {
  const body = { on };
  const report = await unwrap(
    client.POST('/api/enterprises/{uscc}/checkup-reports', {
      params: { path: { uscc } },
      headers: keeping.headers([uscc, body]),
      body,
    }),
  );
  keeping.settle();
  return report;
}
