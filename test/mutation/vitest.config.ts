import { defineConfig } from 'vitest/config';

/** The specs of libs/matching; those of the rules in SQL bring a PostgreSQL, one for each worker of the run. */
export default defineConfig({
  test: {
    include: ['libs/matching/**/*.spec.ts'],
    // Says of other catalogues what agreement.spec.ts and logic.spec.ts say, and takes longer than all others together.
    exclude: ['libs/matching/random-catalogues.spec.ts'],
    setupFiles: ['test/mutation/fewer-runs.ts'],
    globalSetup: ['test/mutation/bare-cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    isolate: false,
  },
});
