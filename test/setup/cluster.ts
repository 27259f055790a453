import type { TestProject } from 'vitest/node';
import { prepareTemplate } from './template.js';
import { startTestCluster } from './test-cluster.js';

/** One PostgreSQL for the whole run, with one migrated database to copy from. */
export default (project: TestProject): Promise<() => Promise<void>> =>
  startTestCluster(project, prepareTemplate);
