import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { NewGrant, NewPerson, PersonEntry, PersonQuery } from './types.js';

/** A page of the people with an account. */
export const peopleQuery = (query: PersonQuery) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: () => unwrap(client.GET('/api/people', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** One person with everything they were given. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: () => unwrap(client.GET('/api/people/{id}', at(id))),
  });

/** What was done to a person's account and rights, newest first. */
export const personHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'history'],
    queryFn: () => unwrap(client.GET('/api/people/{id}/history', at(id))),
  });

/** All departments with how many people they have. */
export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: () => unwrap(client.GET('/api/departments/register')),
});

const at = (id: string) => ({ params: { path: { id } } });
const of = (code: string) => ({ params: { path: { code } } });

export const createPerson = (body: NewPerson, headers: Record<string, string>) =>
  unwrap(client.POST('/api/people', { body, headers }));
export const changePerson = (id: string, body: PersonEntry) =>
  unwrap(client.PUT('/api/people/{id}', { ...at(id), body }));
export const bindAccount = (id: string, subject: string) =>
  unwrap(client.PUT('/api/people/{id}/account', { ...at(id), body: { subject } }));
export const endAccount = (id: string, reason: string) =>
  unwrap(client.POST('/api/people/{id}/end', { ...at(id), body: { reason } }));
export const reopenAccount = (id: string) => unwrap(client.POST('/api/people/{id}/reopen', at(id)));
export const signOutPerson = (id: string) => unwrap(client.POST('/api/people/{id}/sign-out', at(id)));

export const grantRole = (id: string, body: NewGrant, headers: Record<string, string>) =>
  unwrap(client.POST('/api/people/{id}/grants', { ...at(id), body, headers }));
export const endGrant = (id: string, grant: string, reason: string) =>
  unwrap(
    client.POST('/api/people/{id}/grants/{grant}/end', {
      params: { path: { id, grant } },
      body: { reason },
    }),
  );

export const createDepartment = (code: string, name: string) =>
  unwrap(client.POST('/api/departments', { body: { code, name } }));
export const renameDepartment = (code: string, name: string) =>
  unwrap(client.PUT('/api/departments/{code}', { ...of(code), body: { name } }));
export const closeDepartment = (code: string) =>
  unwrap(client.POST('/api/departments/{code}/close', of(code)));
export const reopenDepartment = (code: string) =>
  unwrap(client.POST('/api/departments/{code}/reopen', of(code)));

/** The address of the list as a file, narrowed in the same way. */
export function peopleFile(filter: Record<string, string | undefined>): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/api/people/export.csv?${new URLSearchParams(given).toString()}`;
}
