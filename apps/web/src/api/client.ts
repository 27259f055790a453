import createClient from 'openapi-fetch';
import { csrfHeader, renewCsrfToken } from './csrf.js';
import { problemFrom, unreachable } from './problem.js';
import type { paths } from './schema.js';
import { confirmed } from './step-up.js';

/** The typed client of the API; every path, parameter and body is checked against its OpenAPI document. */
export const client = createClient<paths>({ fetch: (request) => send(request) });

/** What to do about a refusal before asking again. */
const remedies: Readonly<Record<string, () => Promise<boolean>>> = {
  // The session was confirmed in another window, so the page's word is the old one.
  'csrf-token': async () => {
    await renewCsrfToken();
    return true;
  },
  // The person confirms themselves, and what was asked goes on where it was.
  'step-up-required': async () => {
    if (!(await confirmed())) return false;
    await renewCsrfToken();
    return true;
  },
};

/** Sends a request with the session's word; a refusal that can be remedied is remedied once. */
export async function send(request: Request, tried: readonly string[] = []): Promise<Response> {
  const again = request.clone();
  Object.entries(csrfHeader()).forEach(([name, value]) => request.headers.set(name, value));
  const response = await globalThis.fetch(request);
  const code = response.status === 403 ? await codeOf(response.clone()) : '';
  const remedy = tried.includes(code) ? undefined : remedies[code];
  return remedy && (await remedy()) ? send(again, [...tried, code]) : response;
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => ({}))) as { code?: string };
  return body.code ?? '';
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The result of a call. Throws a Problem when the server refused or could not be reached. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call.catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw problemFrom(response.status, error);
  return data as T;
}
