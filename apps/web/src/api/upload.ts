import { send } from './client.js';
import { problemFrom, unreachable } from './problem.js';

/**
 * Hands a file in, with what else the form holds; remedies what can be remedied as for every other change. Throws a
 * Problem when the server refused or could not be reached.
 */
export async function upload<T>(address: string, form: FormData): Promise<T> {
  const response = await send(new Request(address, { method: 'POST', body: form })).catch(() => {
    throw unreachable();
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemFrom(response.status, answer);
  return answer as T;
}

/** A form that holds nothing but a file. */
export function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
