import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LauncherFault } from './fault.js';

/** What the person at the terminal decides through environment variables. */
export interface Settings {
  /** Folder of the project. */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** How many enterprises the demo district has. */
  readonly enterprises: number;
  /** A PostgreSQL of one's own; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** A Redis for the queue; without it the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Folder of the embedded database, the logs and the lock. */
  readonly data: string;
}

const district = 252_806;
// Ordinals are dense; far beyond any district, and a typing mistake would fill the disk.
const mostEnterprises = 10_000_000;

/**
 * Reads the settings.
 * @throws LauncherFault naming the first faulty variable; its value is told only where it can't be a secret
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const root = projectFolder();
  return {
    root,
    host: environment['HOST'] || '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 3000, [1, 65_535]),
    enterprises: wholeNumber(environment, 'DEMO_ENTERPRISES', district, [1, mostEnterprises]),
    databaseUrl: address(environment, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    redisUrl: address(environment, 'REDIS_URL', ['redis:', 'rediss:']),
    data: resolve(root, environment['DATA_DIR'] || '.data'),
  };
}

function wholeNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  otherwise: number,
  [least, most]: readonly [number, number],
): number {
  const text = environment[name]?.trim();
  if (!text) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new LauncherFault(`环境变量 ${name}：应为 ${least}–${most} 的整数，现为“${text}”。`);
}

function address(
  environment: NodeJS.ProcessEnv,
  name: string,
  protocols: readonly string[],
): string | undefined {
  const text = environment[name]?.trim();
  if (!text) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new LauncherFault(
    `环境变量 ${name}：应为 ${protocols[0] ?? ''}//用户:密码@主机:端口/库名 形式的地址。`,
  );
}

/** The nearest folder above this file that holds the project: the depth differs between source and build. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'nest-cli.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
