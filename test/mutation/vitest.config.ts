import { defineConfig } from 'vitest/config';

/** The specs of libs/matching that need no database. */
export default defineConfig({
  test: {
    include: ['libs/matching/**/*.spec.ts'],
    exclude: ['libs/matching/sql/**'],
    setupFiles: ['test/mutation/fewer-runs.ts'],
    testTimeout: 60_000,
  },
});
