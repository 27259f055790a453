import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Child } from './child.js';
import { checkDatabase, checkPort, checkRedis } from './checks.js';
import { type DemoProvider, demoProvider } from './demo-provider.js';
import { EmbeddedDatabase } from './embedded-database.js';
import { LauncherFault } from './fault.js';
import { Journal } from './journal.js';
import { takeLock } from './lock.js';
import { step } from './progress.js';
import { Service } from './service.js';
import type { Settings } from './settings.js';
import type { Shutdown } from './shutdown.js';
import { localAddress } from './welcome.js';

const pollMs = 150;

/**
 * Starts everything in order: lock, checks, database, schema, demo district, services. Whatever was started is
 * registered for the shutdown before it starts.
 *
 * @returns the running services
 * @throws LauncherFault with one line
 */
export async function startEverything(settings: Settings, shutdown: Shutdown): Promise<readonly Service[]> {
  const lock = await takeLock(settings.data, localAddress(settings));
  shutdown.add(() => lock.release());
  await checkPort(settings, lock.inherited);
  if (settings.redisUrl) await checkRedis(settings.redisUrl);
  const provider = await demoProvider(settings, process.env);
  const environment = childEnvironment(settings, await openDatabase(settings, shutdown), provider);
  await step('正在更新数据库结构', () => runTask(settings, environment, ['migrate'], shutdown));
  const demo = ['demo', '--enterprises', String(settings.enterprises)];
  await step('正在准备演示数据', () => runTask(settings, environment, demo, shutdown));
  return step('正在启动服务', () => startServices(settings, environment, provider, shutdown));
}

async function openDatabase({ databaseUrl, data }: Settings, shutdown: Shutdown): Promise<string> {
  if (databaseUrl) {
    await checkDatabase(databaseUrl);
    return databaseUrl;
  }
  const database = new EmbeddedDatabase(data);
  shutdown.add(() => database.close());
  return step('正在启动内置 PostgreSQL', () => database.open());
}

function childEnvironment(
  { host, port }: Settings,
  databaseUrl: string,
  provider: DemoProvider | undefined,
): NodeJS.ProcessEnv {
  const demo = { DATABASE_URL: databaseUrl, HOST: host, PORT: String(port), DEMO: 'true' };
  return { ...process.env, ...demo, ...provider?.services };
}

/** Runs a command of the CLI to its end. */
async function runTask(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  shutdown: Shutdown,
): Promise<void> {
  const { root } = settings;
  const preload = pathToFileURL(join(root, 'apps', 'launcher', 'bin', 'exit-with-parent.mjs')).href;
  const journal = journalOf(settings, args[0] ?? 'cli');
  const spec = { root, main: mainOf(settings, 'cli'), args, environment, nodeArgs: ['--import', preload] };
  if (shutdown.begun) throw new LauncherFault('已停止。');
  const task = Child.start(spec, journal);
  shutdown.add(() => task.stop());
  const { code } = await task.exited;
  if (code !== 0) throw new LauncherFault(`${args[0] ?? ''} 未能完成，原因见上；日志：${journal.path}`);
}

async function startServices(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  provider: DemoProvider | undefined,
  shutdown: Shutdown,
): Promise<readonly Service[]> {
  const spec = (app: string) => ({ root: settings.root, main: mainOf(settings, app), args: [], environment });
  const services = [
    new Service('api', spec('api'), journalOf(settings, 'api'), (_, signal) => answers(settings, signal)),
    new Service('worker', spec('worker'), journalOf(settings, 'worker'), (child) => child.saidReady),
    ...(provider ? [providerService(settings, { ...environment, ...provider.own })] : []),
  ];
  if (shutdown.begun) throw new LauncherFault('已停止。');
  shutdown.add(async () => void (await Promise.all(services.map((service) => service.stop()))));
  await Promise.all(services.map((service) => service.start()));
  return services;
}

function providerService(settings: Settings, environment: NodeJS.ProcessEnv): Service {
  const spec = { root: settings.root, main: mainOf(settings, 'provider'), args: [], environment };
  return new Service('演示登录', spec, journalOf(settings, 'provider'), (child) => child.saidReady);
}

function journalOf({ data }: Settings, name: string): Journal {
  return new Journal(join(data, 'logs'), name);
}

function mainOf({ root }: Settings, app: string): string {
  return join(root, 'dist', 'apps', app, 'main.js');
}

/** Resolves once the API says that it can serve. */
async function answers(settings: Settings, signal: AbortSignal): Promise<void> {
  const address = `${localAddress(settings)}/health/ready`;
  while (!signal.aborted) {
    const ready = await fetch(address, { signal }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await pause(pollMs);
  }
}
