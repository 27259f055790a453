import { problemFrom } from './problem.js';

/** The word that shows the server that a page of ours asks; it changes with the session, and is never stored. */
let token = '';

/** Takes over the word of the present session. */
export function learnCsrfToken(next: string | null): void {
  token = next ?? '';
}

/** What to send along with every change. */
export const csrfHeader = (): Record<string, string> => (token ? { 'X-CSRF-Token': token } : {});

/** Asks for the word anew: another window may have confirmed the session. */
export async function renewCsrfToken(): Promise<void> {
  const response = await globalThis.fetch('/api/me');
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => undefined));
  learnCsrfToken(((await response.json()) as { csrfToken: string | null }).csrfToken);
}
