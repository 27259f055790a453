import { demoPeople } from '../../apps/cli/demo/demo-people.js';
import { CookieJar } from './cookie-jar.js';

/** What a request needs to be a person's: the cookie, and the word that shows that a page of ours asks. */
export interface Credentials {
  readonly cookie: { readonly name: string; readonly value: string };
  readonly csrf: string;
}

/**
 * Signs in at the running service as people do: over to the provider, choosing the person there, and back.
 * @param confirmed whether the person confirms themselves, so that they may decide and export
 */
export async function signIn(address: string, person: string, confirmed = false): Promise<Credentials> {
  const jar = new CookieJar();
  const choice = await jar.visit(`${address}/api/session/sign-in`);
  const entered = await jar.visit(choice.url, { account: person });
  if (entered.url.origin !== address) throw new Error(`signing in ended at ${entered.url.href}`);
  if (confirmed) await confirm(jar, address);
  return credentialsOf(jar, address);
}

/** Confirms the session of a browser. */
export async function confirm(jar: CookieJar, address: string): Promise<void> {
  const question = await jar.visit(`${address}/api/session/sign-in?stepUp=true`);
  const answered = await jar.visit(question.url, {});
  if (answered.url.origin !== address || answered.url.search !== '')
    throw new Error(`confirming ended at ${answered.url.href}`);
}

/** The credentials of a browser that has signed in. */
export async function credentialsOf(jar: CookieJar, address: string): Promise<Credentials> {
  const response = await jar.request(new URL('/api/me', address));
  const cookie = jar.find('session');
  if (!response.ok || !cookie) throw new Error(`not signed in: ${response.status}`);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: { name: cookie.name, value: cookie.value }, csrf: csrfToken };
}

/** Everybody of the demo, by name, each signed in and confirmed. */
export async function everybody(address: string): Promise<Record<string, Credentials>> {
  const signedIn = demoPeople.map(async ({ id, name }) => [name, await signIn(address, id, true)] as const);
  return Object.fromEntries(await Promise.all(signedIn));
}
