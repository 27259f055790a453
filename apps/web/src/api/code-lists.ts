import { csrfHeader } from './csrf.js';
import { problemFrom, unreachable } from './problem.js';
import type { CodeList } from './types.js';

/** Hands a list of codes in as a file; what was pasted is one too. */
export async function giveCodeList(file: File): Promise<CodeList> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/api/code-lists', { method: 'POST', body, headers: csrfHeader() }).catch(
    () => {
      throw unreachable();
    },
  );
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemFrom(response.status, answer);
  return answer as CodeList;
}
