import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { Certificate } from './certificate.js';

/** How a collector behaves. `dies` closes its connection roughly after so many messages. */
export type Behaviour = 'keeps' | 'hangs' | { readonly diesAfter: number };

/** An RFC 5424 message as a strict receiver takes it apart. */
export interface Collected {
  readonly priority: number;
  readonly at: string;
  readonly app: string;
  readonly messageId: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly entry: Readonly<Record<string, string | null>>;
}

const form =
  /^<(\d{1,3})>1 (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) ([\x21-\x7e]{1,128}) ([\x21-\x7e]{1,32}) (\[.*?[^\\]\]) \ufeff(.*)$/su;

/** A syslog server over TCP, or over TLS with a certificate, that takes octet-counted frames of RFC 5424 and nothing else. */
export class Collector {
  readonly messages: Collected[] = [];
  behaviour: Behaviour = 'keeps';
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(certificate?: Certificate) {
    const serve = (socket: Socket): void => this.serve(socket);
    this.server = certificate
      ? createSecureServer({ ...certificate, allowHalfOpen: true, minVersion: 'TLSv1.2' }, serve)
      : createServer({ allowHalfOpen: true }, serve);
    // Also those that never come to speak, because their handshake fails.
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  static async start(port = 0, certificate?: Certificate): Promise<Collector> {
    const collector = new Collector(certificate);
    await new Promise<void>((resolve) => collector.server.listen(port, '127.0.0.1', resolve));
    return collector;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Numbers of the entries in the order in which they came. */
  get numbers(): number[] {
    return this.messages.map(({ entry }) => Number(entry['number']));
  }

  /** Is gone at once, with all connections. */
  async kill(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let rest: Buffer = Buffer.alloc(0);
    let taken = 0;
    socket.on('error', () => undefined);
    if (this.behaviour === 'hangs') return void socket.pause();
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let frame = nextFrame(rest); frame; frame = nextFrame(rest)) {
        if (typeof this.behaviour === 'object' && taken++ >= this.behaviour.diesAfter)
          return void socket.destroy();
        this.messages.push(collected(frame.message));
        rest = rest.subarray(frame.length);
      }
    });
    socket.on('end', () => {
      if (rest.length > 0) throw new Error(`the stream ended within a frame: ${rest.toString()}`);
      socket.end();
    });
  }
}

function nextFrame(bytes: Buffer): { message: string; length: number } | undefined {
  const space = bytes.indexOf(' ');
  if (space < 0) return undefined;
  const count = bytes.subarray(0, space).toString('latin1');
  if (!/^[1-9]\d*$/.test(count)) throw new Error(`not a length: ${count}`);
  const length = space + 1 + Number(count);
  if (bytes.length < length) return undefined;
  return { message: bytes.subarray(space + 1, length).toString('utf8'), length };
}

function collected(message: string): Collected {
  const [, priority, at = '', , app = '', , messageId = '', element = '', text = ''] =
    form.exec(message) ?? [];
  if (priority === undefined) throw new Error(`not RFC 5424: ${message}`);
  const parameters = Object.fromEntries(
    [...element.matchAll(/ ([^\s=\]"]{1,32})="((?:[^"\\\]]|\\["\\\]])*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replace(/\\(["\\\]])/g, '$1')],
    ),
  );
  const entry = JSON.parse(text) as Collected['entry'];
  return { priority: Number(priority), at, app, messageId, parameters, entry };
}
