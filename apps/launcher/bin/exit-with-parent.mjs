// @ts-check
/**
 * Preloaded into a task that the launcher runs: when the launcher is killed the task ends too, whatever it is doing.
 * Its transaction is rolled back by the database, so the next start finds nothing half-done.
 */
process.once('disconnect', () => process.exit(1));
// The channel alone must not keep a finished task alive.
process.channel?.unref();
