import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, stopCluster } from '#platform/embedded';

const launcher = join(import.meta.dirname, '..', '..', 'apps', 'launcher', 'bin', 'run.mjs');

/** How a program ended and all it said. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A data folder and a port for one or more runs of `npm start`, apart from those of the clone itself. */
export class Home {
  private constructor(
    readonly data: string,
    readonly port: number,
  ) {}

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'policy-push-home-')), await freePort());
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Folder of the embedded database. */
  get cluster(): string {
    return join(this.data, 'postgres');
  }

  /** Starts the launcher as a person at a terminal would. */
  launch(environment: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Launched {
    const own = { DATA_DIR: this.data, PORT: String(this.port), DEMO_ENTERPRISES: '500' };
    return new Launched({ ...process.env, NODE_ENV: 'development', ...own, ...environment }, args);
  }

  /** Ids of the Node processes that were started for this folder and still live. */
  processes(): number[] {
    const ids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    return ids.filter((id) => environmentOf(id).includes(`DATA_DIR=${this.data}\0`));
  }

  /** Ends whatever is left and deletes the folder. */
  async remove(): Promise<void> {
    for (const id of this.processes()) process.kill(id, 'SIGKILL');
    await stopCluster(this.cluster);
    await rm(this.data, { recursive: true, force: true });
  }
}

/** One run of the launcher. */
export class Launched {
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private output = '';
  private readonly waiting = new Set<() => void>();

  constructor(environment: NodeJS.ProcessEnv, args: readonly string[]) {
    this.child = spawn(process.execPath, [launcher, 'launcher', ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    [this.child.stdout, this.child.stderr].forEach((stream) =>
      stream?.on('data', (chunk) => this.hear(String(chunk))),
    );
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => resolve({ code, signal, output: this.output }));
    });
  }

  /** Resolves once the launcher has said the text; fails with all it said when it ends without. */
  async says(text: string): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.output.includes(text)) resolve();
      };
      this.waiting.add(look);
      look();
    });
    const silent = this.ended.then(({ output }) => {
      if (!output.includes(text)) throw new Error(`The launcher ended without saying “${text}”:\n${output}`);
    });
    await Promise.race([heard, silent]);
  }

  /** Resolves once the pages can be opened. */
  ready(): Promise<void> {
    return this.says('已就绪');
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<Ending> {
    this.child.kill(signal);
    return this.ended;
  }

  private hear(chunk: string): void {
    this.output += chunk;
    this.waiting.forEach((look) => look());
  }
}

function environmentOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}
