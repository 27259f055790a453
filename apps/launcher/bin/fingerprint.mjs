// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the build of every target depends on besides its own folder. */
const tools = ['package.json', 'package-lock.json', 'tsconfig.json'];
const serviceTools = ['nest-cli.json', 'rspack.config.js', 'libs'];

const notBuilt = /\.(spec|test)\.tsx?$/;
const notSources = new Set(['node_modules', 'dist']);

/**
 * A digest of everything a target is built from, by content: a checkout that changes only dates builds nothing.
 *
 * @param {string} root the project's folder
 * @param {string} target an app by name
 */
export function fingerprint(root, target) {
  const hash = createHash('sha256');
  const places = [`apps/${target}`, ...tools, ...(target === 'web' ? [] : serviceTools)];
  for (const file of places.flatMap((place) => filesUnder(join(root, place)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or a folder; what does not exist has no files
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return notBuilt.test(place) ? [] : [place];
  return readdirSync(place)
    .filter((name) => !notSources.has(name))
    .sort()
    .flatMap((name) => filesUnder(join(place, name)));
}
