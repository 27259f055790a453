// @ts-check
/**
 * `npm run bench [section …] [--json] [--full] [--enterprises N]`: installs the peers when that was not done yet,
 * bundles the bench with the sources of the libs as they are now, and runs it. Standard output stays the bench's.
 */
import '../../apps/launcher/bin/require-node.cjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = import.meta.dirname;
const installedMark = join(folder, 'node_modules', '.installed');
/** Its lock would name builds for platforms that not every registry has; without it the bench has one peer less. */
const aside = '@gorules/zen-engine@0.54.0';

installPeers();
// Taken beforehand: the bundler makes a production of its own environment.
const environment = { ...process.env };
await bundle();
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', join(folder, 'dist', 'main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: environment },
);
process.exitCode = status ?? 1;

/** Only when the lock is another than the one last installed. */
function installPeers() {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(aside)
    .digest('hex');
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === lock) return;
  process.stderr.write('正在安装对照程序（npm ci）\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  spawnSync(npm, ['install', '--no-save', '--no-package-lock', aside], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  writeFileSync(installedMark, lock);
}

/** One build step for the TypeScript of the libs, which Node can't run by itself; packages stay outside. */
async function bundle() {
  const { build } = await import('vite');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: faces() },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      outDir: join(folder, 'dist'),
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          main: join(folder, 'main.ts'),
          'api-server': join(folder, 'inbox', 'api-server.ts'),
          'bare-server': join(folder, 'inbox', 'bare-server.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

/** The libs' public faces: this folder is a package of its own, so the project's "imports" don't reach here. */
function faces() {
  const { imports } = JSON.parse(readFileSync(join(folder, '..', '..', 'package.json'), 'utf8'));
  return Object.entries(imports).map(([name, file]) => ({
    find: new RegExp(`^${name}$`),
    replacement: resolve(folder, '..', '..', file),
  }));
}
