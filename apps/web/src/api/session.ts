import { client, unwrap } from './client.js';
import { isProblem } from './problem.js';
import type { Me } from './types.js';

/** Who acts and what they may do, or null when nobody was chosen. */
export async function fetchMe(): Promise<Me | null> {
  try {
    return await unwrap(client.GET('/api/me'));
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null;
    throw error;
  }
}

/** The people of the demo. A Problem with status 404 outside the demo. */
export const fetchPeople = () => unwrap(client.GET('/api/demo/people'));

/** Acts as this demo person from now on. */
export const choosePerson = (person: string) =>
  unwrap(client.POST('/api/demo/session', { body: { person } }));

/** Acts as nobody. */
export const leavePerson = () => unwrap(client.DELETE('/api/demo/session'));
