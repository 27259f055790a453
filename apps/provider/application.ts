import { createServer, type Server } from 'node:http';
import { DemoAccounts } from './demo-accounts.js';
import { Interactions } from './interactions.js';
import { keysOf } from './keys.js';
import { createProvider } from './provider.js';
import type { ProviderSettings } from './settings.js';

/** A running provider, and how to end it. */
export interface RunningProvider {
  close(): Promise<void>;
}

/** Starts the demo's provider; resolves once it listens. */
export async function startProvider(settings: ProviderSettings): Promise<RunningProvider> {
  const accounts = new DemoAccounts(settings.databaseUrl, settings.issuer);
  const provider = await createProvider(settings, await keysOf(settings.keyFile), accounts);
  const interactions = new Interactions(provider, accounts, settings.confirmedAcr, settings.publicUrl);
  const callback = provider.callback();
  const server = createServer((request, response) => {
    void interactions
      .answer(request, response)
      .then((answered) => (answered ? undefined : callback(request, response)));
  });
  await listening(server, settings);
  return {
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await accounts.close();
    },
  };
}

function listening(server: Server, { port, host }: ProviderSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
