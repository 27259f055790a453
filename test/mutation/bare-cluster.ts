import type { TestProject } from 'vitest/node';
import { startTestCluster } from '../setup/test-cluster.js';

/** A PostgreSQL with an empty database to copy from: the rules in SQL are tried on a table of their own. */
export default (project: TestProject): Promise<() => Promise<void>> =>
  startTestCluster(project, () => Promise.resolve());
