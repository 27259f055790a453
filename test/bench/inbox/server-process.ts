import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
    /** What the reader's browser sends along; empty for a server that knows nobody. */
    readonly cookie: string,
  ) {}

  /** Starts one of the bench's servers, which tells its port once it listens. */
  static async start(
    name: 'api-server' | 'bare-server',
    environment: Record<string, string>,
  ): Promise<ServerProcess> {
    const child = fork(join(import.meta.dirname, `${name}.js`), {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${name} ended before it listened`);
    });
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [
      { port: number; cookie?: string },
    ];
    ended.catch(() => undefined);
    return new ServerProcess(child, `http://127.0.0.1:${told.port}`, told.cookie ?? '');
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}
