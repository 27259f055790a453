import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a server wrote about itself into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The living server of a data folder, or undefined. After a crash or a reboot the file may name a process that has
 * nothing to do with PostgreSQL, so the process must also work in this very folder.
 */
export function livingPostmaster(data: string): Postmaster | undefined {
  const written = readPostmaster(data);
  return written && isServerOf(written.pid, data) ? written : undefined;
}

/**
 * Removes a dead server's `postmaster.pid` when its number belongs to some other process by now (after a reboot, in a
 * new container): PostgreSQL would take that process for a server and refuse to start. Other left-over files it
 * handles by itself, and safely.
 */
export async function removeForeignPidFile(data: string): Promise<void> {
  const written = readPostmaster(data);
  if (written && isAlive(written.pid) && !isServerOf(written.pid, data)) {
    await rm(join(data, 'postmaster.pid'), { force: true });
  }
}

function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 1 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(data);
  return commandLine(pid).includes(data);
}

/** Whether a process with this id exists (also one of another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`);
  } catch {
    return undefined;
  }
}

function commandLine(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
