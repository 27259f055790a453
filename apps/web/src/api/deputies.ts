import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { NewDeputy } from './types.js';

/** Deputies and who can be named: one's own, or those of somebody who can't name one themselves any more. */
export const deputiesQuery = (person?: string) =>
  queryOptions({
    queryKey: ['deputies', person],
    queryFn: () =>
      unwrap(
        person === undefined
          ? client.GET('/api/me/deputies')
          : client.GET('/api/people/{person}/deputies', { params: { path: { person } } }),
      ),
  });

/** Names a deputy, for oneself or for another person. */
export const nameDeputy = (body: NewDeputy, person?: string) =>
  unwrap(
    person === undefined
      ? client.POST('/api/me/deputies', { body })
      : client.POST('/api/people/{person}/deputies', { params: { path: { person } }, body }),
  );

export const endDeputy = (id: string, person?: string) =>
  unwrap(
    person === undefined
      ? client.POST('/api/me/deputies/{id}/end', { params: { path: { id } } })
      : client.POST('/api/people/{person}/deputies/{id}/end', { params: { path: { person, id } } }),
  );
