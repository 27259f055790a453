import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They try made-up cases against the whole lib and are asked last: most mutants have been noticed by then. */
const slow = /(agreement|logic|insight|succession|nearest-change|rule-review|rule-sql)\.spec\.ts$/;
const rank = ({ moduleId }: TestSpecification): number => (slow.test(moduleId) ? 1 : 0);

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b)));
  }
}

/** The specs of libs/matching; those of the rules in SQL bring a PostgreSQL, one for each worker of the run. */
export default defineConfig({
  test: {
    include: ['libs/matching/**/*.spec.ts'],
    // Says of more catalogues what agreement.spec.ts and logic.spec.ts say, and takes longer than all others together.
    exclude: ['libs/matching/random-catalogues.spec.ts'],
    setupFiles: ['test/mutation/fewer-runs.ts'],
    globalSetup: ['test/mutation/bare-cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
