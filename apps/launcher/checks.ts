import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { portFault, withClient } from '#platform/embedded';
import { LauncherFault } from './fault.js';
import type { Settings } from './settings.js';

const pollMs = 200;
const handoverMs = 15_000;

/**
 * Makes sure that the port can be had. After a killed launcher its services may still be finishing their work, so
 * then they are given a moment.
 *
 * @throws LauncherFault saying what to do
 */
export async function checkPort({ host, port }: Settings, inherited: boolean): Promise<void> {
  const deadline = Date.now() + (inherited ? handoverMs : 0);
  for (;;) {
    const fault = await portFault(port, host);
    if (fault === undefined) return;
    if (fault !== 'EADDRINUSE' || Date.now() >= deadline) throw portRefused(fault, host, port);
    await pause(pollMs);
  }
}

function portRefused(code: string, host: string, port: number): LauncherFault {
  if (code === 'EADDRINUSE') {
    const other = port < 65_436 ? port + 100 : 3100;
    return new LauncherFault(
      `端口 ${port} 已被占用：请先停止占用它的程序，或换一个端口：PORT=${other} npm start`,
    );
  }
  if (code === 'EACCES')
    return new LauncherFault(`无权使用端口 ${port}：请用 1024 以上的端口，例如 PORT=3000`);
  return new LauncherFault(
    `环境变量 HOST：无法在 ${host} 上监听（${code}），请改为本机的地址，例如 127.0.0.1`,
  );
}

/**
 * Makes sure that a given PostgreSQL answers and lets us in.
 * @throws LauncherFault without the credentials of the address
 */
export async function checkDatabase(url: string): Promise<void> {
  await withClient(url, (client) => client.query('select 1')).catch((error: unknown) => {
    throw new LauncherFault(`环境变量 DATABASE_URL：${databaseTrouble(url, error)}`);
  });
}

const explained: Readonly<Record<string, string>> = {
  '28P01': '用户名或密码不对',
  '28000': '数据库不允许该用户从本机登录',
  '3D000': '该数据库不存在，请先创建',
  ECONNREFUSED: '没有程序在该地址监听，请检查主机、端口，以及它是否已启动',
  ENOTFOUND: '找不到该主机',
};

function databaseTrouble(url: string, error: unknown): string {
  return `连接不上 ${placeOf(url)}：${reasonOf(error)}。`;
}

/**
 * Makes sure that a given Redis answers.
 * @throws LauncherFault without the credentials of the address
 */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  let seen: unknown;
  redis.on('error', (error) => (seen = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new LauncherFault(`环境变量 REDIS_URL：连接不上 ${placeOf(url)}：${reasonOf(seen ?? error)}。`);
  } finally {
    redis.disconnect();
  }
}

/** The address without user, password and parameters. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const { code, message } = error as { code?: string; message?: string };
  return (code && explained[code]) ?? message ?? '原因不明';
}
