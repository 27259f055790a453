// @ts-check
/**
 * `node run.mjs APP [arguments]`: builds what changed since the last build, then runs the app in this very process.
 * `node run.mjs build`: builds everything and stops. Nothing is imported before Node's version is known to do.
 */
import './require-node.cjs';

// No top-level await and no `??`: an old Node must come as far as the line above.
import('./app.mjs')
  .then(({ run }) => run(process.argv[2] || 'launcher', process.argv.slice(3)))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
