import type { TestProject } from 'vitest/node';
import { Home } from './launched.js';
import { type Credentials, everybody } from './signed-in.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the running service is, such as http://127.0.0.1:40123. */
    address: string;
    /** What makes a request that of a demo person, by name; each signed in at the provider and confirmed. */
    credentials: Readonly<Record<string, Credentials>>;
  }
}

/** Enough for every list to have several pages, and loaded in a moment. */
const enterprises = '3000';
/** Whoever was confirmed at the start stays so; how long it lasts otherwise is another spec's business. */
const stepUpMinutes = '600';

/** The whole service, started as a user starts it, for the run of one suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await Home.make();
  const run = home.launch({ DEMO_ENTERPRISES: enterprises, STEP_UP_MINUTES: stepUpMinutes });
  try {
    await run.ready();
    project.provide('credentials', await everybody(home.address));
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
