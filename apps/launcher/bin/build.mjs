// @ts-check
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';

/** A build that did not come about; the message is what the builder said, then one line. */
export class BuildFailed extends Error {}

/**
 * Builds those targets whose sources changed since they were last built. A target is built aside and moved into
 * place when it is complete, and only then marked as built: being killed at any moment leaves the old build or none.
 * Two builds at once wait for each other.
 *
 * @param {string} root the project's folder
 * @param {string[]} targets apps by name
 */
export async function build(root, targets) {
  if (staleOf(root, targets).length === 0) return;
  const workshop = join(root, 'dist', '.build');
  mkdirSync(workshop, { recursive: true });
  await withLock(join(workshop, 'lock'), async () => {
    const stale = staleOf(root, targets);
    if (stale.length > 0) await buildAll(root, workshop, stale);
  });
}

/**
 * @typedef {{ name: string, print: string }} Target a target and the fingerprint of its sources
 * @param {string} root
 * @param {string[]} names
 * @returns {Target[]}
 */
function staleOf(root, names) {
  return names
    .map((name) => ({ name, print: fingerprint(root, name) }))
    .filter(({ name, print }) => !existsSync(outputOf(root, name)) || stampOf(root, name) !== print);
}

/**
 * @param {string} root
 * @param {string} workshop
 * @param {Target[]} stale
 */
async function buildAll(root, workshop, stale) {
  const began = Date.now();
  tell(`正在构建 ${stale.map(({ name }) => name).join('、')} …`);
  removeLeftovers(workshop);
  const aside = mkdtempSync(join(workshop, 'new-'));
  try {
    const pages = stale.filter(({ name }) => name === 'web');
    const services = stale.filter(({ name }) => name !== 'web');
    await Promise.all([buildServices(root, aside, services), buildPages(root, aside, pages)]);
    for (const target of stale) moveIntoPlace(root, aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  tell(`构建完成，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒`);
}

/**
 * Only the holder of the lock builds, so whatever lies aside was left by a build that was killed.
 *
 * @param {string} workshop
 */
function removeLeftovers(workshop) {
  for (const name of readdirSync(workshop).filter((entry) => entry.startsWith('new-'))) {
    rmSync(join(workshop, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {string} aside
 * @param {Target[]} targets
 */
async function buildServices(root, aside, targets) {
  if (targets.length === 0) return;
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  await runBuilder(root, [nest, 'build', ...targets.map(({ name }) => name)], { BUILD_DIR: aside });
}

/**
 * @param {string} root
 * @param {string} aside
 * @param {Target[]} targets
 */
async function buildPages(root, aside, targets) {
  if (targets.length === 0) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const pages = join(root, 'apps', 'web');
  const output = ['--outDir', join(aside, 'apps', 'web'), '--emptyOutDir', '--logLevel', 'warn'];
  await runBuilder(root, [vite, 'build', pages, '--config', join(pages, 'vite.config.ts'), ...output], {});
}

/**
 * @param {string} root
 * @param {string} aside
 * @param {Target} target
 */
function moveIntoPlace(root, aside, { name, print }) {
  const built = join(aside, 'apps', name);
  const place = join(root, 'dist', 'apps', name);
  const stamp = stampFile(root, name);
  if (!existsSync(built)) throw new BuildFailed(`构建没有产出 ${name}。`);
  mkdirSync(join(root, 'dist', 'apps'), { recursive: true });
  rmSync(stamp, { force: true });
  if (existsSync(place)) renameSync(place, join(aside, `old-${name}`));
  renameSync(built, place);
  writeFileSync(stamp, print);
}

/**
 * Runs a builder by Node and keeps what it says until it fails.
 *
 * @param {string} root
 * @param {string[]} command
 * @param {Record<string, string>} settings environment variables
 * @returns {Promise<void>}
 */
function runBuilder(root, command, settings) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', ...settings };
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailed(`${said.trim()}\n构建失败，原因见上。 The build failed, see above.`));
    });
  });
}

/**
 * @param {string} root
 * @param {string} name
 */
function outputOf(root, name) {
  return join(root, 'dist', 'apps', name, name === 'web' ? 'index.html' : 'main.js');
}

/**
 * @param {string} root
 * @param {string} name
 */
function stampFile(root, name) {
  return join(root, 'dist', '.build', `${name}.stamp`);
}

/**
 * @param {string} root
 * @param {string} name
 */
function stampOf(root, name) {
  const file = stampFile(root, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} line */
function tell(line) {
  process.stderr.write(`${line}\n`);
}
