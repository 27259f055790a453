import { queryOptions } from '@tanstack/react-query';
import { Attempt } from './attempt.js';
import { client, unwrap } from './client.js';
import type { DraftContent, DraftStart } from './types.js';

/** The drafts that the acting person may see, last saved first. */
export const draftsQuery = queryOptions({
  queryKey: ['policy-drafts'],
  queryFn: () => unwrap(client.GET('/api/policy-drafts')),
});

/** One draft; never older than the page that asks for it. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['policy-draft', id],
    queryFn: () => fetchDraft(id),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** The draft as it is now. */
export const fetchDraft = (id: string) =>
  unwrap(client.GET('/api/policy-drafts/{id}', { params: { path: { id } } }));

const beginning = new Attempt();
const acting = new Attempt();

/** Begins a draft: empty, as a copy, or as the next version of a policy. */
export async function createDraft(body: DraftStart) {
  const draft = await unwrap(client.POST('/api/policy-drafts', { body, headers: beginning.headers(body) }));
  beginning.settle();
  return draft;
}

/** Saves over the revision that was seen; refused when somebody has saved since. */
export const saveDraft = (id: string, revision: number, content: DraftContent) =>
  unwrap(client.PUT('/api/policy-drafts/{id}', { params: { path: { id } }, body: { revision, content } }));

export const deleteDraft = (id: string) =>
  unwrap(client.DELETE('/api/policy-drafts/{id}', { params: { path: { id } } }));

const step = (id: string, ...what: readonly unknown[]) => ({
  params: { path: { id } },
  headers: acting.headers([id, ...what]),
});

/** Hands the draft in. */
export async function submitDraft(id: string, revision: number) {
  const body = { revision };
  const draft = await unwrap(
    client.POST('/api/policy-drafts/{id}/submit', { ...step(id, 'submit', revision), body }),
  );
  acting.settle();
  return draft;
}

/** Takes a draft that waits back. */
export async function withdrawDraft(id: string) {
  const draft = await unwrap(client.POST('/api/policy-drafts/{id}/withdraw', step(id, 'withdraw')));
  acting.settle();
  return draft;
}

/** Sends a draft back to its author with the reason. */
export async function returnDraft(id: string, comment: string) {
  const body = { comment };
  const draft = await unwrap(
    client.POST('/api/policy-drafts/{id}/return', { ...step(id, 'return', comment), body }),
  );
  acting.settle();
  return draft;
}

/** Publishes exactly the revision that was seen as the next version of the policy. */
export async function approveDraft(id: string, revision: number, comment: string) {
  const body = comment ? { revision, comment } : { revision };
  const draft = await unwrap(
    client.POST('/api/policy-drafts/{id}/approve', { ...step(id, 'approve', body), body }),
  );
  acting.settle();
  return draft;
}

/** What a rule that is being written says of one enterprise. */
export const tryRule = (rule: unknown, uscc: string) =>
  unwrap(client.POST('/api/policy-drafts/trial', { body: { rule, uscc } }));
