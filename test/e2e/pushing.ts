import { vi } from 'vitest';
import type { Acting, PushDetail } from './acting.js';

export const shownPolicy = 'small-profit-income-tax';

/** Whom a push is for: an item of a policy, or a rule of its own. */
export type Aim = { readonly item: string } | { readonly rule: object };

/** The first item of the policy that the demo's enterprises were chosen by. */
export async function shownItem(person: Acting): Promise<string> {
  const { items } = await person.get<{ items: { id: string }[] }>(`/api/policies/${shownPolicy}`);
  const first = items[0];
  if (!first) throw new Error('the policy has no item');
  return first.id;
}

/** A draft to those who meet the policy's rule; as a reminder it may be told again and again. */
export function draftFor(aim: Aim, title: string, kind: 'policy' | 'reminder' = 'reminder') {
  return { kind, title, body: '请在截止日期前办理。', ...aim, segments: [{ segment: 'eligible' }] };
}

/** Writes a push and submits it. */
export async function submitted(editor: Acting, draft: object): Promise<PushDetail> {
  const { id } = await editor.post<PushDetail>('/api/pushes', draft);
  return editor.post<PushDetail>(`/api/pushes/${id}/submit`);
}

export function approve(approver: Acting, { id, contentHash }: PushDetail): Promise<PushDetail> {
  return approver.post<PushDetail>(`/api/pushes/${id}/approve`, { contentHash });
}

/** The push once it has been dispatched. */
export function dispatched(person: Acting, id: string): Promise<PushDetail> {
  return vi.waitUntil(
    async () => {
      const push = await person.get<PushDetail>(`/api/pushes/${id}`);
      return push.state === 'done' && push;
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** A push from draft to delivery. */
export async function pushed(editor: Acting, approver: Acting, draft: object): Promise<PushDetail> {
  const push = await submitted(editor, draft);
  await approve(approver, push);
  return dispatched(editor, push.id);
}
