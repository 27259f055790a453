import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type {
  ConsentPurpose,
  ErasureRequest,
  PrivacyDecision,
  PrivacyRequest,
  PrivacyRequestQuery,
} from './types.js';

/** What people are told about their personal data; the version in force, or an earlier one. */
export const noticeQuery = (version?: string) =>
  queryOptions({
    queryKey: ['privacy-notice', version ?? 'current'],
    queryFn: () => unwrap(client.GET('/api/privacy/notice', { params: { query: { version } } })),
    staleTime: 60_000,
  });

/** Whether the person has seen the version in force. */
export const readingQuery = queryOptions({
  queryKey: ['privacy-reading'],
  queryFn: () => unwrap(client.GET('/api/me/privacy')),
  staleTime: 300_000,
  retry: false,
});

export const markNoticeRead = (version: string) =>
  unwrap(client.POST('/api/me/privacy', { body: { version } }));

/** What an enterprise has said: consents, and the refusal of personalised pushes. */
export const ownPrivacyQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['own-privacy', uscc],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/privacy', { params: { path: { uscc } } })),
  });

export const refusePersonalised = (uscc: string, refused: boolean) =>
  unwrap(
    client.PUT('/api/enterprises/{uscc}/privacy/personalised-pushes', {
      params: { path: { uscc } },
      body: { refused },
    }),
  );

export const giveConsent = (uscc: string, purpose: ConsentPurpose) =>
  unwrap(
    client.PUT('/api/enterprises/{uscc}/privacy/consents/{purpose}', { params: { path: { uscc, purpose } } }),
  );

export const withdrawConsent = (uscc: string, purpose: ConsentPurpose) =>
  unwrap(
    client.DELETE('/api/enterprises/{uscc}/privacy/consents/{purpose}', {
      params: { path: { uscc, purpose } },
    }),
  );

const inTheMaking = ({ kind, state }: PrivacyRequest): boolean => kind === 'copy' && state === 'open';

/** The enterprise's requests, newest first; asked for again while a copy is being made. */
export const ownRequestsQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['own-privacy', uscc, 'requests'],
    queryFn: () =>
      unwrap(client.GET('/api/enterprises/{uscc}/privacy/requests', { params: { path: { uscc } } })),
    refetchInterval: ({ state }) => (state.data?.some(inTheMaking) ? 1_000 : false),
  });

export const askForCopy = (uscc: string) =>
  unwrap(client.POST('/api/enterprises/{uscc}/privacy/requests/copy', { params: { path: { uscc } } }));

export const askForErasure = (uscc: string, body: ErasureRequest) =>
  unwrap(
    client.POST('/api/enterprises/{uscc}/privacy/requests/erasure', { params: { path: { uscc } }, body }),
  );

export const withdrawRequest = (uscc: string, { id, version }: PrivacyRequest) =>
  unwrap(
    client.POST('/api/enterprises/{uscc}/privacy/requests/{id}/withdraw', {
      params: { path: { uscc, id } },
      body: { version },
    }),
  );

export const copyFile = (uscc: string, id: string, form: 'json' | 'csv'): string =>
  `/api/enterprises/${uscc}/privacy/requests/${id}/copy.${form}`;

/** A page of all requests, for the centre. */
export const privacyRequestsQuery = (query: PrivacyRequestQuery) =>
  queryOptions({
    queryKey: ['privacy-requests', query],
    queryFn: () => unwrap(client.GET('/api/privacy/requests', { params: { query } })),
    placeholderData: keepPreviousData,
  });

export const decideRequest = (id: string, body: PrivacyDecision) =>
  unwrap(client.POST('/api/privacy/requests/{id}/decision', { params: { path: { id } }, body }));

export const readmitCode = (id: string, reason: string) =>
  unwrap(
    client.POST('/api/privacy/requests/{id}/readmission', { params: { path: { id } }, body: { reason } }),
  );
