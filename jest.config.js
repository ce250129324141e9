// The settings of `@backstage/cli/config/jest` for a frontend plugin, with tests in src/ and dev/. That file cannot be
// re-exported: it loads this one if it exists, so the two would wait for each other forever, and Jest would exit with 0
// without running any test.
//
// Tests that need a DOM are named .test.tsx, as those in src/store do: without a window, the query cache behaves as on a
// server and never drops anything. Those named .test.ts run in Node.
const path = require('node:path');

const preset = '@backstage/cli-module-test-jest/config';

const swc = parser => [
  require.resolve(`${preset}/jestSwcTransform`),
  { jsc: { parser, transform: { react: { runtime: 'automatic' } } } },
];

/** Settings that both projects share. */
const base = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/dev'],
  runtime: require.resolve('./dev/jest/cachingRuntime'),
  moduleNameMapper: {
    '\\.(css|less|scss|sss|styl)$': require.resolve('jest-css-modules'),
  },
  transform: {
    '/node_modules/.*\\.(mjs|js)$': [
      require.resolve('./dev/jest/lazyImports'),
      { jsc: { parser: { syntax: 'ecmascript' } } },
    ],
    '\\.(mjs|cjs|js)$': swc({ syntax: 'ecmascript' }),
    '\\.jsx$': swc({ syntax: 'ecmascript', jsx: true }),
    '\\.(mts|cts|ts)$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.(bmp|gif|jpg|jpeg|png|ico|webp|frag|xml|svg|eot|woff|woff2|ttf)$':
      require.resolve(`${preset}/jestFileTransform`),
    '\\.(yaml)$': require.resolve(`${preset}/jestYamlTransform`),
  },
  transformIgnorePatterns: [
    '/node_modules/(?:@material-ui|ajv|core-js|jest-.*|jsdom|knex|react|react-dom|highlight\\.js|prismjs|json-schema|react-use/lib|typescript)/',
  ],
};

/**
 * To save a quarter of the time, `npm test` runs the tests of each folder as one file (dev/jest/together.ts). With paths,
 * patterns or other options that choose tests, Jest runs test files separately.
 */
const byFolder = process.argv
  .slice(2)
  .every(argument => /^--(ci|coverage|json|outputFile=.*)$/.test(argument));

/** The test files of a project, by the end of their names. */
const filesNamed = ending =>
  byFolder
    ? { testMatch: [`**/all${ending}`, `**/*.alone${ending}`] }
    : {
        testMatch: [`**/*${ending}`],
        testPathIgnorePatterns: [`/all\\${ending}$`],
      };

module.exports = {
  // Uses all cores; by default, Jest leaves one free. `npm test` also gives each process more room for new objects: V8
  // then copies fewer of them, which saves 5 % of the processor time.
  maxWorkers: '100%',
  // No test waits for the real time: only one that hangs takes so long, on a machine however busy.
  testTimeout: 300_000,
  testSequencer: require.resolve('./dev/jest/groupsFirst'),
  projects: [
    {
      ...base,
      displayName: 'node',
      ...filesNamed('.test.ts'),
      testEnvironment: 'node',
    },
    {
      ...base,
      displayName: 'page',
      ...filesNamed('.test.tsx'),
      testEnvironment: require.resolve('./dev/jest/environment'),
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^popper\\.js$': require.resolve('./dev/jest/unplacedPopper'),
        // Their CommonJS builds load every component. With their ES modules, lazyImports skips what no test uses.
        ...Object.fromEntries(
          ['react-aria', 'react-aria-components'].map(name => [
            `^${name}$`,
            path.join(path.dirname(require.resolve(name)), 'index.mjs'),
          ]),
        ),
      },
      setupFilesAfterEnv: ['<rootDir>/src/setupTests.ts'],
    },
  ],
  coverageDirectory: path.resolve(__dirname, 'coverage'),
  collectCoverageFrom: [
    'src/**/*.{ts,tsx}',
    '!**/*.d.ts',
    '!src/setupTests.ts',
  ],
};
