import type { Configuration, KoaContextWithOIDC, default as Provider } from 'oidc-provider';
import type { DemoAccounts } from './demo-accounts.js';
import { Html } from './html.js';
import type { Keys } from './keys.js';
import { faultPage, signOutPage } from './pages.js';
import { quietly } from './quietly.js';
import type { ProviderSettings } from './settings.js';

const hourSeconds = 3_600;

/** The demo's OpenID Connect provider: a real one, but for its asking nobody for a password. */
export async function createProvider(
  settings: ProviderSettings,
  keys: Keys,
  accounts: DemoAccounts,
): Promise<Provider> {
  const provider = await quietly(async () => {
    // Left to Node: bundled, it would be loaded before it could be kept quiet.
    const library = await import(/* webpackIgnore: true */ 'oidc-provider');
    return new library.default(settings.issuer, configurationOf(settings, keys, accounts));
  });
  // What goes wrong is shown to the person; a refused request is no defect of this process.
  provider.on('server_error', (_context, error) => process.stderr.write(`${error.stack ?? error.message}\n`));
  return provider;
}

function configurationOf(settings: ProviderSettings, keys: Keys, accounts: DemoAccounts): Configuration {
  const { client, publicUrl, confirmedAcr } = settings;
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicUrl}/api/session/callback`],
        post_logout_redirect_uris: [`${publicUrl}/signed-out`],
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: { keys: [...keys.cookies], names: cookieNames(settings.port) },
    acrValues: [confirmedAcr],
    claims: { openid: ['sub', 'name', 'acr', 'amr', 'auth_time'] },
    conformIdTokenClaims: false,
    // Known to our services, so that none of them can be taken into production with this provider.
    discovery: { policy_push_demo: true },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, signOutPage(new Html(form))),
      },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: {
      Session: 12 * hourSeconds,
      Interaction: hourSeconds,
      Grant: 12 * hourSeconds,
      IdToken: hourSeconds,
      AccessToken: hourSeconds,
    },
    async findAccount(_context, id) {
      const account = await accounts.find(id);
      return account && { accountId: id, claims: () => ({ sub: id, name: account.name }) };
    },
    loadExistingGrant: grantEverything,
    renderError: (context) => show(context, faultPage(publicUrl)),
  };
}

/** Nobody is asked what they consent to: the one client is the service that this provider belongs to. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known ? await provider.Grant.find(known) : undefined;
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** All services of a machine share its cookies, so the names hold the port. */
function cookieNames(port: number) {
  const name = (kind: string) => `provider-${port}-${kind}`;
  return {
    session: name('session'),
    interaction: name('interaction'),
    resume: name('resume'),
    state: name('state'),
  };
}

function show(context: KoaContextWithOIDC, text: string): void {
  context.type = 'html';
  context.body = text;
}
