import type { TestProject } from 'vitest/node';
import { Home } from './launched.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the running service is, such as http://127.0.0.1:40123. */
    address: string;
  }
}

/** Enough for every list to have several pages, and loaded in a moment. */
const enterprises = '3000';

/** The whole service, started as a user starts it, for the run of one suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await Home.make();
  const run = home.launch({ DEMO_ENTERPRISES: enterprises });
  try {
    await run.ready();
  } catch (error) {
    await home.remove();
    throw error;
  }
  project.provide('address', home.address);
  return async () => {
    await run.end();
    await home.remove();
  };
}
