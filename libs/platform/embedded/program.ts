import { spawn } from 'node:child_process';
import type { Account } from './account.js';

/** How a program ended: its exit code (null when a signal ended it) and everything it wrote. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

// Nothing of ours: a PGPORT or PGDATA in somebody's shell would steer PostgreSQL's programs.
const environment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' };

/**
 * Runs a program to its end as the given account. It never throws: a program that can't be started is an outcome
 * with code 127, as in a shell. The working directory is the root, because the account may not enter ours.
 */
export function runProgram(account: Account, program: string, args: readonly string[]): Promise<Outcome> {
  const [file, ...rest] = [...account.prefix, program, ...args] as [string, ...string[]];
  return new Promise((resolve) => {
    const child = spawn(file, rest, {
      cwd: '/',
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account.identity ?? {}),
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    // 'exit', not 'close': the server started by pg_ctl may keep the pipes open for as long as it lives.
    child.on('exit', (code) => setImmediate(() => resolve({ code, output })));
  });
}
