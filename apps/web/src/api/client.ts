import createClient from 'openapi-fetch';
import { problemFrom, unreachable } from './problem.js';
import type { paths } from './schema.js';

/** The typed client of the API; every path, parameter and body is checked against its OpenAPI document. */
export const client = createClient<paths>({
  fetch: (request) => globalThis.fetch(request),
});

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
