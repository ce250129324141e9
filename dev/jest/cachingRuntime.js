/**
 * Backstage's runtime for tests. It compiles each module, and reads those of packages, once per worker. Jest alone repeats
 * this for each test file, which takes more than a second for a page with cards. V8 also keeps the functions that tests
 * have called.
 */
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const Runtime = require('@backstage/cli-module-test-jest/config/jestCachingModuleLoader');

// Every test file has its own copies of all functions, so V8's optimized code is soon dropped. It now optimizes what has run
// eight times as long as by default. Small files of a page then take a quarter less processor time.
setFlagsFromString('--interrupt-budget=540672');

/** By file. */
const compiled = new Map();

function scriptOf(source, filename, parameters) {
  const known = compiled.get(filename);
  if (known?.source === source) return known.script;
  const head = `(function (${parameters.join(', ')}) {`;
  const script = new Script(`${head}${source}\n})`, {
    filename,
    columnOffset: -head.length,
  });
  compiled.set(filename, { source, script });
  return script;
}

/** Transformed modules of packages, by Jest project and file. */
const packages = new Map();

function readOnce(transformCache, project) {
  if (!packages.has(project)) packages.set(project, new Map());
  const known = packages.get(project);
  const transform = transformCache.transform.bind(transformCache);
  transformCache.transform = (filename, options) => {
    if (!/[\\/]node_modules[\\/]/.test(filename)) {
      return transform(filename, options);
    }
    if (!known.has(filename)) {
      const code = transform(filename, options);
      known.set(filename, {
        code,
        entry: transformCache.transforms.get(filename),
        map: transformCache.sourceMaps.get(filename),
      });
    }
    const { code, entry, map } = known.get(filename);
    if (entry) transformCache.transforms.set(filename, entry);
    if (map) transformCache.sourceMaps.set(filename, map);
    return code;
  };
}

module.exports = class CachingRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    readOnce(this.transformCache, this._config.id);
    const { executor } = this;
    const compile = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (!context) return null;
      try {
        return scriptOf(
          source,
          filename,
          executor.injectedModuleParameters,
        ).runInContext(context);
      } catch {
        // Jest tells what is wrong.
        return compile(source, filename);
      }
    };
  }
};
