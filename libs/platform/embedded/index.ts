/**
 * A PostgreSQL of our own, from the npm packages' binaries: for the one-command start and for the tests.
 * Kept apart from the rest of the platform, so that no service bundle carries it.
 */
export { isClusterRunning, startCluster, stopCluster } from './cluster.js';
export type { ClusterOptions, EmbeddedCluster } from './cluster.js';
export { withClient } from './connection.js';
export { EmbeddedClusterError } from './failure.js';
export { freePort, portFault } from './port.js';
export { isAlive } from './postmaster.js';
