import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { Attempt } from './attempt.js';
import { client, unwrap } from './client.js';
import type { PushInput, PushQuery } from './types.js';

/** A page of pushes, newest first. */
export const pushesQuery = (query: PushQuery) =>
  queryOptions({
    queryKey: ['pushes', query],
    queryFn: () => unwrap(client.GET('/api/pushes', { params: { query } })),
    placeholderData: keepPreviousData,
  });

/** One push; while it is being delivered it is asked for again every second. */
export const pushQuery = (id: string) =>
  queryOptions({
    queryKey: ['push', id],
    queryFn: () => unwrap(client.GET('/api/pushes/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'approved' ? 1000 : false),
  });

/** The ledger of a push, a row per block of 4,096 enterprises. */
export const blocksQuery = (id: string) =>
  queryOptions({
    queryKey: ['push', id, 'blocks'],
    queryFn: () => unwrap(client.GET('/api/pushes/{id}/blocks', { params: { path: { id } } })),
  });

/** Why this enterprise got the push, or did not. */
export const answerQuery = (id: string, uscc: string | undefined) =>
  queryOptions({
    queryKey: ['push', id, 'answer', uscc],
    queryFn: () =>
      unwrap(
        client.GET('/api/pushes/{id}/enterprises/{uscc}', { params: { path: { id, uscc: uscc ?? '' } } }),
      ),
    enabled: uscc !== undefined,
    staleTime: 0,
  });

const creating = new Attempt();
const acting = new Attempt();

/** Writes a new draft. */
export async function createPush(body: PushInput) {
  const push = await unwrap(client.POST('/api/pushes', { body, headers: creating.headers(body) }));
  creating.settle();
  return push;
}

/** Changes a draft or a returned push. */
export const changePush = (id: string, body: PushInput) =>
  unwrap(client.PUT('/api/pushes/{id}', { params: { path: { id } }, body }));

export const deletePush = (id: string) =>
  unwrap(client.DELETE('/api/pushes/{id}', { params: { path: { id } } }));

const step = (id: string, action: string) => ({
  params: { path: { id } },
  headers: acting.headers([id, action]),
});

/** Asks for approval. */
export async function submitPush(id: string) {
  const push = await unwrap(client.POST('/api/pushes/{id}/submit', step(id, 'submit')));
  acting.settle();
  return push;
}

/** Takes a submitted push back. */
export async function withdrawPush(id: string) {
  const push = await unwrap(client.POST('/api/pushes/{id}/withdraw', step(id, 'withdraw')));
  acting.settle();
  return push;
}

/** Approves exactly the content with this hash; from here on nothing stops the delivery. */
export async function approvePush(id: string, contentHash: string, comment: string) {
  const body = comment ? { contentHash, comment } : { contentHash };
  const push = await unwrap(
    client.POST('/api/pushes/{id}/approve', { ...step(id, `approve ${contentHash} ${comment}`), body }),
  );
  acting.settle();
  return push;
}

/** Sends a submitted push back with the reason. */
export async function returnPush(id: string, comment: string) {
  const push = await unwrap(
    client.POST('/api/pushes/{id}/return', { ...step(id, `return ${comment}`), body: { comment } }),
  );
  acting.settle();
  return push;
}
