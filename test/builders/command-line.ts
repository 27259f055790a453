import { CommanderError } from 'commander';
import { vi } from 'vitest';
import { exitCodes } from '../../apps/cli/output.js';
import { commandLine } from '../../apps/cli/program.js';

/** What a command left behind. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process on a database, as a terminal would. */
export async function runCommand(url: string, ...args: string[]): Promise<Ended> {
  const written = { out: '', err: '' };
  const spies = [catching(process.stdout, (text) => (written.out += text))];
  spies.push(catching(process.stderr, (text) => (written.err += text)));
  vi.stubEnv('DATABASE_URL', url);
  try {
    return { code: await exitCodeOf(args), ...written };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
    vi.unstubAllEnvs();
  }
}

const catching = (stream: NodeJS.WriteStream, take: (text: string) => void) =>
  vi.spyOn(stream, 'write').mockImplementation((text) => (take(String(text)), true));

async function exitCodeOf(args: readonly string[]): Promise<number> {
  const before = process.exitCode;
  process.exitCode = exitCodes.done;
  try {
    await commandLine().parseAsync(args, { from: 'user' });
    return process.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } finally {
    process.exitCode = before;
  }
}
