import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedClusterError } from './failure.js';

/** A user and a group by number. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as: `identity` is given up to (absent = ourselves), `owner` owns the files (absent = ourselves),
 * `prefix` is a command that changes the identity instead of us.
 */
export interface Account {
  readonly identity?: Identity;
  readonly owner?: Identity;
  readonly prefix: readonly string[];
}

const ourselves: Account = { prefix: [] };
const run = promisify(execFile);

/**
 * Chooses the account for a cluster. PostgreSQL refuses to run as root, so root hands it to the files' owner, else to
 * the user `postgres` (created when missing), else to `nobody`. When that user can't enter one of the folders on the
 * way to `paths` (a private clone of root's), it keeps the one capability that lets it pass.
 *
 * @param data the data folder, which may not exist yet
 * @param paths everything the server must reach
 */
export async function chooseAccount(data: string, paths: readonly string[]): Promise<Account> {
  const me = userInfo().uid;
  const owner = ownerOf(data);
  if (me !== 0) {
    if (owner && me >= 0 && owner.uid !== me) throw foreignFolder(data);
    return ourselves;
  }
  const identity = owner && owner.uid !== 0 ? owner : await serverUser();
  if (paths.every((path) => canReach(identity, path))) return { identity, owner: identity, prefix: [] };
  return { owner: identity, prefix: keepingPassage(identity, paths) };
}

function ownerOf(path: string): Identity | undefined {
  if (!existsSync(path)) return undefined;
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

function foreignFolder(data: string): EmbeddedClusterError {
  return new EmbeddedClusterError(
    `数据目录 ${data} 属于另一个用户：请以该用户运行，或删除该目录。 The data folder belongs to another user.`,
  );
}

async function serverUser(): Promise<Identity> {
  const existing = await lookUp('postgres');
  if (existing) return existing;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined);
  const identity = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (identity) return identity;
  throw new EmbeddedClusterError(
    'PostgreSQL 不能以 root 运行，且无法创建用户 postgres：请先执行 useradd --system postgres，或以普通用户运行。' +
      ' PostgreSQL refuses to run as root and no user could be created for it.',
  );
}

async function lookUp(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

/** Whether every existing folder on the way to `path` lets the identity pass. */
function canReach(identity: Identity, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !canPass(identity, folder)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function canPass({ uid, gid }: Identity, folder: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  if (owner === uid) return (mode & 0o100) !== 0;
  if (group === gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function keepingPassage({ uid, gid }: Identity, paths: readonly string[]): string[] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv', '/usr/sbin/setpriv'].find((file) => existsSync(file));
  const capability = passageCapability();
  if (!setpriv || !capability) throw closedFolder(paths);
  return [
    setpriv,
    `--reuid=${String(uid)}`,
    `--regid=${String(gid)}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    // initdb looks for its sister programs with access(2), which leaves capabilities aside unless told otherwise. Those
    // we hold now don't outlive the start of the program: only the one above does.
    '--securebits=+no_setuid_fixup',
  ];
}

/** The smaller capability first; a container's root often has only the larger one. */
function passageCapability(): string | undefined {
  const bits = effectiveCapabilities();
  if (bits & (1n << 2n)) return 'dac_read_search';
  if (bits & (1n << 1n)) return 'dac_override';
  return undefined;
}

function effectiveCapabilities(): bigint {
  try {
    const line = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return BigInt(`0x${line?.[1] ?? '0'}`);
  } catch {
    return 0n;
  }
}

function closedFolder(paths: readonly string[]): EmbeddedClusterError {
  return new EmbeddedClusterError(
    `用户 postgres 无法进入 ${paths.join('、')} 的上级目录：请执行 chmod o+x 放开上级目录，或以普通用户运行。` +
      ' PostgreSQL cannot run as root, and its user cannot enter this folder.',
  );
}
