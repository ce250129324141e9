/**
 * Transforms modules of packages so that they load their imports on first use. The indexes of Backstage's packages export
 * hundreds of components, of which a test uses a few; loading them all takes four seconds per test file.
 */
const {
  createTransformer,
} = require('@backstage/cli-module-test-jest/config/jestSwcTransform');

const FROM = /\bfrom\s*['"]([^'"]+)['"]/g;

module.exports = {
  createTransformer: config => ({
    process(source, path, options) {
      const lazy = [...source.matchAll(FROM)].map(([, name]) => name);
      return createTransformer({ ...config, module: { lazy } }).process(
        source,
        path,
        options,
      );
    },
    getCacheKey: createTransformer({ ...config, module: { lazy: true } })
      .getCacheKey,
  }),
};
