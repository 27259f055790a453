import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, portFault } from '#platform/embedded';
import type { Settings } from './settings.js';
import { localAddress } from './welcome.js';

const secretBytes = 32;

/** How the demo's provider and the services that trust it are told about one another. */
export interface DemoProvider {
  /** For the services that send people there. */
  readonly services: NodeJS.ProcessEnv;
  /** For the provider itself, beyond what the services are told. */
  readonly own: NodeJS.ProcessEnv;
}

/**
 * The demo's provider, on a port that is kept from start to start, since accounts are known by its address.
 * @returns undefined when people sign in at a provider of one's own (OIDC_ISSUER)
 */
export async function demoProvider(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<DemoProvider | undefined> {
  if (environment['OIDC_ISSUER']) return undefined;
  const folder = join(settings.data, 'provider');
  const publicUrl = environment['PUBLIC_URL'] || localAddress(settings);
  const port = await keptPort(folder, settings.host);
  return {
    services: {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: `http://${new URL(publicUrl).hostname}:${port}`,
      OIDC_CLIENT_ID: 'policy-push',
      // Both sides are started together, so a secret need not outlive them.
      OIDC_CLIENT_SECRET: randomBytes(secretBytes).toString('base64url'),
      STEP_UP_ACR: 'urn:policy-push:confirmed',
      STEP_UP_AMR: 'otp',
      OIDC_SELF_REGISTRATION: 'false',
    },
    own: { PROVIDER_HOST: settings.host, PROVIDER_KEYS: join(folder, 'keys.json') },
  };
}

async function keptPort(folder: string, host: string): Promise<number> {
  const file = join(folder, 'port');
  const kept = Number(await readFile(file, 'utf8').catch(() => ''));
  if (kept > 0 && (await portFault(kept, host)) === undefined) return kept;
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  await writeFile(file, String(port));
  return port;
}
