import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type AuditSettings, auditSettings, auditVariables } from './audit/audit-settings.js';
import {
  type PrivacySettings,
  privacyFault,
  privacySettings,
  privacyVariables,
} from './privacy/privacy-settings.js';

import { networkOf } from './keys/networks.js';
import { type LimitSettings, limitSettings, limitVariables } from './limit-settings.js';
import { productionFaults } from './production-faults.js';
import { type TimeOuts, timeOuts, timeOutVariables } from './time-out-settings.js';
import { flag, type SignInSettings, signInSettings, signInVariables } from './sign-in-settings.js';

const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: '应为 postgres://用户:密码@主机:端口/库名' })
  .refine(isDecodable, '密码中的特殊字符须按 URL 编码，例如 % 写作 %25')
  .describe('PostgreSQL');

/** Whose word on where a request came from is taken (X-Forwarded-For). */
const proxies = z
  .string()
  .default('')
  .transform((text) => ['loopback', ...text.split(/[\s,]+/).filter(Boolean)])
  .refine(([, ...networks]) => networks.every((text) => networkOf(text) !== undefined), {
    error: '应为网段或地址，逗号分隔，例如 10.1.0.0/16',
  });

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: postgresUrl,
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: '应为 redis://主机:端口' })
    .or(z.literal(''))
    .optional()
    .transform((text) => text || undefined),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: '应为 1–65535 的端口号' }).int().min(1).max(65_535).default(3000),
  TRUSTED_PROXIES: proxies,
  CONFIG_DIR: z.string().default('config'),
  WEB_DIR: z.string().default('dist/apps/web'),
  DEMO: flag,
  ...auditVariables,
  ...limitVariables,
  ...timeOutVariables,
  ...privacyVariables,
  ...signInVariables,
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** Everything the processes read from their environment, parsed once and frozen. */
export abstract class Config {
  abstract readonly environment: 'development' | 'test' | 'production';
  /** PostgreSQL connection string; holds a password, never log it. */
  abstract readonly databaseUrl: string;
  /** Redis connection string; without it the queue lives in PostgreSQL. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly host: string;
  abstract readonly port: number;
  /** Proxies in front that are believed from where a request came: networks, and this machine. */
  abstract readonly trustedProxies: readonly string[];
  /** Folder of the operator's YAML files. */
  abstract readonly configDirectory: string;
  /** Folder of the built pages. */
  abstract readonly webDirectory: string;
  /** The district and its people are generated, and the provider lets everybody be anybody; refused in production. */
  abstract readonly demo: boolean;
  abstract readonly audit: AuditSettings;
  /** How much one person, key or address may ask. */
  abstract readonly limits: LimitSettings;
  /** How long clients may take to send a request. */
  abstract readonly timeOuts: TimeOuts;
  /** With what personal data is sealed; holds keys, never log it. */
  abstract readonly privacy: PrivacySettings;
  /** Where people sign in, and how long that lasts. */
  abstract readonly signIn: SignInSettings;
  abstract readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

/** A start that cannot go on; its message is the one line the operator reads. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/**
 * Parses the environment.
 * @throws StartFault naming every faulty variable, in Chinese, without any value that could hold a secret.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(withFiles(environment), { reportInput: true });
  if (!parsed.success) throw new StartFault(parsed.error.issues.map(faultLine).join('；'));
  const values = parsed.data;
  if (values.NODE_ENV === 'production') {
    const faults = [...productionFaults(values), privacyFault(values) ?? []].flat();
    if (faults.length > 0) throw new StartFault(faults.join('；'));
  }
  return Object.freeze({
    environment: values.NODE_ENV,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    host: values.HOST,
    port: values.PORT,
    trustedProxies: values.TRUSTED_PROXIES,
    configDirectory: resolve(projectFolder(), values.CONFIG_DIR),
    webDirectory: resolve(projectFolder(), values.WEB_DIR),
    demo: values.DEMO,
    audit: auditSettings(values),
    limits: limitSettings(values),
    timeOuts: timeOuts(values),
    privacy: privacySettings(values),
    signIn: signInSettings(values),
    logLevel: values.LOG_LEVEL,
  });
}

/** Each variable can come from a file named by `<variable>_FILE`, as secrets do in containers. */
function withFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = Object.keys(schema.shape).filter((name) => environment[`${name}_FILE`]);
  const contents = named.map((name) => [name, secretOf(name, environment[`${name}_FILE`] ?? '')] as const);
  return { ...environment, ...Object.fromEntries(contents) };
}

function secretOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new StartFault(`环境变量 ${name}_FILE：读不到这个文件，请检查路径和权限`, { cause });
  }
}

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

function faultLine(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `环境变量 ${issue.path.join('.')}：${missing ? '没有设置' : issue.message}`;
}

/** The nearest folder above this file with the operator's files; how deep it lies differs between source and build. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'config', 'facts.yaml')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}
