import type { INestApplicationContext } from '@nestjs/common';
import { Clock, csrfTokenOf, Sessions } from '#platform';
import { SessionCookie } from '../../apps/api/access/session-cookie.js';

/**
 * Headers of a request made by somebody who has signed in, for an API without a provider beside it.
 * @param confirmed whether they have just confirmed themselves too
 */
export async function credentialsOf(
  app: INestApplicationContext,
  person: { readonly id: string },
  confirmed = true,
): Promise<Record<string, string>> {
  const authentication = {
    issuer: 'https://sso.example.gov.cn',
    subject: person.id,
    idToken: null,
    acr: null,
    amr: [],
    authenticatedAt: app.get(Clock).now(),
    steppedUp: confirmed,
  };
  const origin = { device: 'spec', address: '127.0.0.1' };
  const token = await app.get(Sessions).open(person.id, authentication, origin);
  return { cookie: `${app.get(SessionCookie).name}=${token}`, 'x-csrf-token': csrfTokenOf(token) };
}
