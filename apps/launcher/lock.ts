import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#platform/embedded';
import { LauncherFault } from './fault.js';

/** Who runs this clone, as written into the lock file. */
interface Holder {
  readonly pid: number;
  readonly address: string;
  /** When the process began, in the system's own terms; tells it from a later process with the same number. */
  readonly began: string;
}

/** What taking the lock told us. */
export interface Lock {
  /** Whether a launcher before us ended without giving the lock back, so that its services may still be ending. */
  readonly inherited: boolean;
  release(): Promise<void>;
}

/**
 * Makes sure that one launcher runs per data folder.
 *
 * @throws LauncherFault when another one runs, with its address
 */
export async function takeLock(data: string, address: string): Promise<Lock> {
  const file = lockFile(data);
  await mkdir(data, { recursive: true });
  const before = await readHolder(file);
  if (before && isRunning(before)) throw alreadyRunning(before);
  await rm(file, { force: true });
  const holder: Holder = { pid: process.pid, address, began: beginningOf(process.pid) };
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw alreadyRunning((await readHolder(file)) ?? holder);
  }
  return { inherited: before !== undefined, release: () => rm(file, { force: true }) };
}

/** Refuses when a launcher runs in this data folder. */
export async function refuseWhileRunning(data: string): Promise<void> {
  const holder = await readHolder(lockFile(data));
  if (holder && isRunning(holder)) throw alreadyRunning(holder);
}

function lockFile(data: string): string {
  return join(data, 'launcher.pid');
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, began }: Holder): boolean {
  return isAlive(pid) && beginningOf(pid) === began;
}

/** Field 22 of /proc/PID/stat; where there is no /proc the process number alone must do. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alreadyRunning({ pid, address }: Holder): LauncherFault {
  return new LauncherFault(
    `服务已在运行：${address}（进程 ${pid}）。要停止它，请在启动它的终端按 Ctrl-C，或执行 kill ${pid}`,
  );
}
