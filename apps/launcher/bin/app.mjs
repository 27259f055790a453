// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, BuildFailed } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const everything = ['launcher', 'cli', 'api', 'worker', 'provider', 'web'];

/** What must be built before an app can run; the launcher runs all the others. */
const needs = /** @type {Record<string, string[]>} */ ({
  launcher: everything,
  cli: ['cli'],
  api: ['api', 'web'],
  worker: ['worker'],
  build: everything,
});

/**
 * Builds what the app needs and runs it, as if it had been started by itself. Standard output stays the app's.
 *
 * @param {string} app
 * @param {string[]} args
 */
export async function run(app, args) {
  const targets = args.includes('--reset') ? ['launcher'] : needs[app];
  if (!targets) return refuse(`没有名为 ${app} 的程序：可用 ${Object.keys(needs).join('、')}。`);
  if (!existsSync(join(root, 'node_modules', '@nestjs', 'core'))) {
    return refuse('尚未安装依赖：请先运行 npm ci。 Dependencies are missing: run npm ci first.');
  }
  try {
    await build(root, targets);
  } catch (error) {
    if (error instanceof BuildFailed) return refuse(error.message);
    throw error;
  }
  if (app !== 'build') await start(app, args);
}

/**
 * @param {string} app
 * @param {string[]} args
 */
async function start(app, args) {
  // npm moves to the project's folder; a file named on the command line is meant from where it was typed.
  if (app === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.env.CONFIG_DIR ??= join(root, 'config');
  process.env.WEB_DIR ??= join(root, 'dist', 'apps', 'web');
  process.setSourceMapsEnabled(true);
  const main = join(root, 'dist', 'apps', app, 'main.js');
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}

/** @param {string} line */
function refuse(line) {
  console.error(line);
  process.exitCode = 1;
}
