/**
 * Transforms modules of packages so that each loads what it imports when it first uses it. The indexes of Backstage's
 * packages name hundreds of components, of which a test uses a few: to load them all took four seconds for each file of
 * tests.
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
