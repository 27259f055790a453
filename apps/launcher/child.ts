import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Journal } from './journal.js';

/** One of the built apps as a process: which, how called, with which environment. */
export interface ChildSpec {
  readonly root: string;
  readonly main: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Node's own flags. */
  readonly nodeArgs?: readonly string[];
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const graceMs = 10_000;
const living = new Set<ChildProcess>();

/**
 * A child process with a channel to us. It leads a process group of its own, so that a Ctrl-C in the terminal reaches
 * the launcher alone, which then ends everything in order. It ends by itself when the channel breaks.
 */
export class Child {
  /** Resolves when the process is gone. */
  readonly exited: Promise<Exit>;
  /** Resolves when the process says over the channel that it is ready; never when it doesn't. */
  readonly saidReady: Promise<void>;

  private constructor(private readonly process: ChildProcess) {
    living.add(process);
    this.exited = new Promise((resolve) => {
      process.once('exit', (code, signal) => resolve({ code, signal }));
      process.once('error', () => resolve({ code: 127, signal: null }));
    });
    void this.exited.then(() => living.delete(process));
    this.saidReady = new Promise((resolve) => {
      process.on('message', (message) => {
        if (isReady(message)) resolve();
      });
    });
  }

  static start(spec: ChildSpec, journal: Journal): Child {
    const args = [...(spec.nodeArgs ?? []), '--enable-source-maps', spec.main, ...spec.args];
    const child = spawn(process.execPath, args, {
      cwd: spec.root,
      env: spec.environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    [child.stdout, child.stderr].forEach((stream) => stream && journal.follow(stream));
    return new Child(child);
  }

  /** Asks the process to end, and ends it when it hasn't after ten seconds. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), graceMs);
    await this.exited.finally(() => clearTimeout(timer));
  }
}

/** Ends all children without further ado. */
export function killEveryChild(): void {
  living.forEach((child) => child.kill('SIGKILL'));
}

function isReady(message: unknown): boolean {
  if (message === 'ready') return true;
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
