import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.js';
import type { Correction } from './types.js';
import { upload } from './upload.js';

/** Everything known of the enterprise, for its own people. */
export const ownDataQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['own', uscc],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/own', { params: { path: { uscc } } })),
  });

/** The enterprise's requests for correction, newest first. */
export const ownCorrectionsQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['own', uscc, 'corrections'],
    queryFn: () => unwrap(client.GET('/api/enterprises/{uscc}/corrections', { params: { path: { uscc } } })),
  });

/** How many answers the enterprise has not read. */
export const unseenAnswersQuery = (uscc: string) =>
  queryOptions({
    queryKey: ['own', uscc, 'unseen'],
    queryFn: () =>
      unwrap(client.GET('/api/enterprises/{uscc}/corrections/unseen', { params: { path: { uscc } } })),
    refetchInterval: 60_000,
  });

export const markAnswersSeen = (uscc: string) =>
  unwrap(client.POST('/api/enterprises/{uscc}/corrections/seen', { params: { path: { uscc } } }));

export const declareFact = (uscc: string, fact: string, value: string) =>
  unwrap(
    client.PUT('/api/enterprises/{uscc}/declared/{fact}', {
      params: { path: { uscc, fact } },
      body: { value },
    }),
  );

export const withdrawDeclaration = (uscc: string, fact: string) =>
  unwrap(client.DELETE('/api/enterprises/{uscc}/declared/{fact}', { params: { path: { uscc, fact } } }));

export const withdrawCorrection = (uscc: string, id: string, version: number) =>
  unwrap(
    client.POST('/api/enterprises/{uscc}/corrections/{id}/withdraw', {
      params: { path: { uscc, id } },
      body: { version },
    }),
  );

export const ownAttachment = (uscc: string, id: string): string =>
  `/api/enterprises/${uscc}/corrections/${id}/attachment`;

/** What is asked for. */
export interface CorrectionRequest {
  fact?: string;
  tag?: string;
  proposed?: string;
  reason: string;
  file?: File;
}

/** Asks to put a fact or a tag right, with an attachment when there is one. */
export function requestCorrection(uscc: string, request: CorrectionRequest): Promise<Correction> {
  const body = new FormData();
  for (const key of ['fact', 'tag', 'proposed', 'reason'] as const) {
    const value = request[key];
    if (value) body.append(key, value);
  }
  if (request.file) body.append('file', request.file);
  return upload<Correction>(`/api/enterprises/${uscc}/corrections`, body);
}
