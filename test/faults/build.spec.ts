import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const project = join(import.meta.dirname, '..', '..');
const copied = ['package.json', 'package-lock.json', 'nest-cli.json', 'rspack.config.js', 'tsconfig.json'];

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let clone: string;
let run: string;

/** A clone with a command line of one line. */
beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'policy-push-clone-'));
  await Promise.all(copied.map((file) => cp(join(project, file), join(clone, file))));
  await cp(join(project, 'apps/launcher/bin'), join(clone, 'apps/launcher/bin'), { recursive: true });
  await symlink(join(project, 'node_modules'), join(clone, 'node_modules'));
  await mkdir(join(clone, 'apps/cli'), { recursive: true });
  run = join(clone, 'apps/launcher/bin/run.mjs');
  await program("console.log('one', process.argv.slice(2).join(' '));");
});
afterEach(() => rm(clone, { recursive: true, force: true }));

function program(source: string): Promise<void> {
  return writeFile(join(clone, 'apps/cli/main.ts'), `${source}\nexport {};\n`);
}

function cli(...args: string[]): Promise<Run> {
  const { INIT_CWD: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [run, 'cli', ...args], { cwd: tmpdir(), env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('Running an app', () => {
  it('builds it first, says so on standard error only, and works from any folder', async () => {
    const first = await cli('a', 'b');
    expect(first).toEqual({
      code: 0,
      out: 'one a b\n',
      err: expect.stringContaining('正在构建 cli') as string,
    });
  });

  it('builds again only when a source changed', async () => {
    await cli();
    expect(await cli()).toEqual({ code: 0, out: 'one \n', err: '' });
    await program("console.log('two');");
    expect(await cli()).toEqual({
      code: 0,
      out: 'two\n',
      err: expect.stringContaining('正在构建') as string,
    });
  });

  it('is safe when two do it at once', async () => {
    const both = await Promise.all([cli(), cli()]);
    expect(both.map(({ out }) => out)).toEqual(['one \n', 'one \n']);
  });

  it('runs nothing half-built after a build that was killed', async () => {
    const killed = spawn(process.execPath, [run, 'cli'], { stdio: 'ignore' });
    const workshop = join(clone, 'dist/.build');
    await vi.waitFor(
      async () => expect(await readdir(workshop)).toContainEqual(expect.stringMatching(/^new-/)),
      {
        timeout: 20_000,
        interval: 5,
      },
    );
    killed.kill('SIGKILL');
    expect(existsSync(join(clone, 'dist/apps/cli/main.js'))).toBe(false);
    expect((await cli()).out).toBe('one \n');
    expect(await cli()).toEqual({ code: 0, out: 'one \n', err: '' });
  });

  it('tells what is wrong with a source that cannot be built', async () => {
    await program('const = 1;');
    const { code, out, err } = await cli();
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('apps/cli/main.ts');
    expect(err.trim().split('\n').at(-1)).toBe('构建失败，原因见上。 The build failed, see above.');
  });

  it('says in one line that the dependencies are missing', async () => {
    await rm(join(clone, 'node_modules'));
    expect(await cli()).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^尚未安装依赖：请先运行 npm ci。.*\n$/) as string,
    });
  });

  it('says in one line that Node is too old', async () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '12.22.0' });";
    const script = join(clone, 'apps/launcher/bin/require-node.cjs');
    const { code, err } = await new Promise<Run>((resolve) => {
      execFile(
        process.execPath,
        ['-e', `${pretend} require(${JSON.stringify(script)})`],
        (error, out, said) => resolve({ code: error ? Number(error.code) : 0, out, err: said }),
      );
    });
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^需要 Node\.js 20\.19 或更新版本，当前为 12\.22\.0.*\n$/),
    ]);
  });
});
