import { networkInterfaces } from 'node:os';
import type { Settings } from './settings.js';

const everywhere = new Set(['0.0.0.0', '::']);

/** Where a browser on this machine finds the pages. */
export function localAddress({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  return addressOf(everywhere.has(host) ? '127.0.0.1' : host, port);
}

/** What to tell the person who started the service: where it is and what can be done next. */
export function welcome(settings: Settings, seconds: number): string {
  const addresses = [localAddress(settings), ...otherAddresses(settings)];
  return [
    '',
    `政策推送服务已就绪（用时 ${seconds.toFixed(0)} 秒）`,
    ...addresses.map((address) => `  打开      ${address}`),
    `  接口文档  ${localAddress(settings)}/api/openapi.json`,
    '  命令行    npm run cli -- --help',
    '  停止      在本终端按 Ctrl-C；再次 npm start 会保留数据',
    ...(settings.databaseUrl ? [] : ['  清空数据  停止后执行 npm run reset']),
    `  数据日志  ${settings.data}`,
    '',
  ].join('\n');
}

/** Addresses for other machines, when the service listens for them. */
function otherAddresses({ host, port }: Settings): string[] {
  if (!everywhere.has(host)) return [];
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return interfaces
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => addressOf(address, port));
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
