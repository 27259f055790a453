import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds whatever changed, so that the suites which run the real programs run the present ones. */
export default async function setup(): Promise<void> {
  const run = join(import.meta.dirname, '..', '..', 'apps', 'launcher', 'bin', 'run.mjs');
  await promisify(execFile)(process.execPath, [run, 'build']);
}
