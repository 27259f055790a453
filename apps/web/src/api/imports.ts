import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { Attempt } from './attempt.js';
import { client, unwrap } from './client.js';
import { csrfHeader } from './csrf.js';
import { problemFrom, unreachable } from './problem.js';
import type { ImportBatch } from './types.js';

const moving = (state: ImportBatch['state']): boolean => state === 'queued' || state === 'running';

/** A page of imports, newest first; asked for again while one of them is at work. */
export const importsQuery = (page: number, size: number) =>
  queryOptions({
    queryKey: ['imports', page, size],
    queryFn: () => unwrap(client.GET('/api/imports', { params: { query: { page, size } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some((batch) => moving(batch.state)) ? 1000 : false),
  });

/** One import; asked for again while it is at work. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => unwrap(client.GET('/api/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && moving(state.data.state) ? 700 : false),
  });

/** A page of the rows an import refused. */
export const rejectionsQuery = (id: string, page: number, size: number) =>
  queryOptions({
    queryKey: ['import', id, 'rejections', page, size],
    queryFn: () =>
      unwrap(client.GET('/api/imports/{id}/rejections', { params: { path: { id }, query: { page, size } } })),
    placeholderData: keepPreviousData,
  });

export const rejectionsFile = (id: string): string => `/api/imports/${id}/rejections.csv`;
/** The refused rows with all their cells, to be put right and imported again. */
export const rejectedRowsFile = (id: string): string => `/api/imports/${id}/rejected-rows.csv`;

/** Gives up an import that still waits. */
export const cancelImport = (id: string) =>
  unwrap(client.POST('/api/imports/{id}/cancel', { params: { path: { id } } }));
export const TEMPLATE_FILE = '/api/imports/template.csv';

/** What goes with an uploaded file. */
export interface UploadChoice {
  feed: string;
  period: string;
  emptyCells: 'keep' | 'clear';
}

function formOf(file: File, choice: UploadChoice): FormData {
  const form = new FormData();
  // Fields go before the file, so that a server that streams knows them when the file begins.
  if (choice.feed) form.append('feed', choice.feed);
  if (choice.period) form.append('period', choice.period);
  form.append('emptyCells', choice.emptyCells);
  form.append('file', file);
  return form;
}

const attempt = new Attempt();

const answerOf = (request: XMLHttpRequest): unknown => {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return undefined;
  }
};

/** Uploads a file, telling how much of it has gone (0–100); resolves to the batch that now waits in the queue. */
export function upload(
  file: File,
  choice: UploadChoice,
  onPercent: (percent: number) => void,
): Promise<ImportBatch> {
  const key = attempt.headers([file.name, file.size, file.lastModified, choice])['Idempotency-Key'];
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/imports');
    const headers = { 'Idempotency-Key': key, ...csrfHeader() };
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onPercent((loaded / total) * 100);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      attempt.settle();
      if (request.status < 300) resolve(answerOf(request) as ImportBatch);
      else reject(problemFrom(request.status, answerOf(request)));
    };
    request.send(formOf(file, choice));
  });
}
