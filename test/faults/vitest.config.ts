import { defineConfig } from 'vitest/config';

/** What happens when things are refused, interrupted or killed: the real built programs on a PostgreSQL of their own. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/faults/**/*.spec.ts'],
    globalSetup: ['test/setup/built.ts', 'test/setup/cluster.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
