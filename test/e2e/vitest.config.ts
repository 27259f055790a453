import { defineConfig } from 'vitest/config';

/** The pages in a real browser against the whole service, with a small demo district. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/e2e/**/*.spec.ts'],
    globalSetup: ['test/setup/stack.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One service, one district: specs that push would meet one another.
    fileParallelism: false,
    maxConcurrency: 2,
  },
});
