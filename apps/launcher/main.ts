import { EmbeddedClusterError } from '#platform/embedded';
import { killEveryChild } from './child.js';
import { LauncherFault } from './fault.js';
import { tell } from './progress.js';
import { reset } from './reset.js';
import { readSettings } from './settings.js';
import { Shutdown } from './shutdown.js';
import { startEverything } from './start.js';
import { welcome } from './welcome.js';

const shutdown = new Shutdown();
// npm passes a Ctrl-C on to us although the terminal has already done so: that is not a second one.
const sameSignalMs = 1000;
let firstSignalAt: number | undefined;

process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal());

await main().catch(fail);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (process.argv.includes('--reset')) return reset(settings);
  const began = performance.now();
  const services = await startEverything(settings, shutdown);
  tell(welcome(settings, (performance.now() - began) / 1000));
  await Promise.race(services.map((service) => service.lost));
}

async function onSignal(): Promise<void> {
  const now = Date.now();
  if (firstSignalAt !== undefined) return now - firstSignalAt < sameSignalMs ? undefined : killEveryChild();
  firstSignalAt = now;
  tell('正在停止 …（再按一次 Ctrl-C 立即结束）');
  await shutdown.run();
  tell('已停止，数据已保存。');
  process.exit(0);
}

async function fail(error: unknown): Promise<void> {
  // What fails while we are stopping fails because of that, and whoever stopped us ends the process.
  if (shutdown.begun) return;
  process.exitCode = 1;
  await shutdown.run();
  const expected = error instanceof LauncherFault || error instanceof EmbeddedClusterError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
