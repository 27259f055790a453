import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SyslogSettings } from './audit-settings.js';

/**
 * Sends bytes over a connection of their own and waits until the collector, having read all of them, closes its side
 * too. Syslog has no receipts; an orderly end after ours is the nearest thing: whoever is killed, hangs or refuses
 * gives none.
 * @param patienceMs how long nothing may happen
 * @throws when the collector did not take everything
 */
export function sendToCollector(settings: SyslogSettings, bytes: Buffer, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open(settings);
    let isSaid = false;
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(patienceMs, () => fail(new Error('ETIMEDOUT')));
    socket.once('error', fail);
    socket.once('end', () => {
      if (!isSaid) fail(new Error('ECONNRESET'));
    });
    socket.once('close', (hadError) => {
      if (!hadError && isSaid) resolve();
      else reject(new Error('ECONNRESET'));
    });
    socket.once(settings.tls ? 'secureConnect' : 'connect', () => {
      socket.resume();
      socket.end(bytes, () => (isSaid = true));
    });
  });
}

function open({ host, port, tls, ca }: SyslogSettings): Socket {
  if (!tls) return connectPlain({ host, port });
  // An address is no name that could be asked for (RFC 6066), but the certificate has to be for it all the same.
  return connectTls({ host, port, ca, minVersion: 'TLSv1.2', servername: isIP(host) === 0 ? host : '' });
}
