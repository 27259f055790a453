import { resolve } from 'node:path';

/**
 * Adjusts the Nest CLI's defaults: one file per app (no chunk to lose or to mix up), source maps, and
 * `import.meta` left to Node, so that no path of the building machine is baked into a bundle. With BUILD_DIR the
 * output goes there instead of dist.
 *
 * @param {import('@rspack/core').Configuration} defaults
 * @returns {import('@rspack/core').Configuration}
 */
export default (defaults) => ({
  ...defaults,
  devtool: 'source-map',
  output: { ...defaults.output, path: resolve(process.env.BUILD_DIR ?? 'dist'), asyncChunks: false },
  module: { ...defaults.module, parser: { javascript: { importMeta: false } } },
});
