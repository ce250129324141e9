// The settings of `@backstage/cli/config/jest` for a frontend plugin, with tests in src/ and dev/. That file cannot be
// re-exported: it loads this one if it exists, so the two would wait for each other forever, and Jest would exit with 0
// without running any test.
const path = require('node:path');

const base = '@backstage/cli-module-test-jest/config';
const { getJestEnvironment } = require(`${base}/getJestEnvironment`);

const swc = parser => [
  require.resolve(`${base}/jestSwcTransform`),
  { jsc: { parser, transform: { react: { runtime: 'automatic' } } } },
];

module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/dev'],
  testMatch: ['**/*.test.{ts,tsx}'],
  testEnvironment: getJestEnvironment(),
  runtime: require.resolve(`${base}/jestCachingModuleLoader`),
  setupFilesAfterEnv: ['<rootDir>/src/setupTests.ts'],
  moduleNameMapper: {
    '\\.(css|less|scss|sss|styl)$': require.resolve('jest-css-modules'),
  },
  transform: {
    '\\.(mjs|cjs|js)$': swc({ syntax: 'ecmascript' }),
    '\\.jsx$': swc({ syntax: 'ecmascript', jsx: true }),
    '\\.(mts|cts|ts)$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.(bmp|gif|jpg|jpeg|png|ico|webp|frag|xml|svg|eot|woff|woff2|ttf)$':
      require.resolve(`${base}/jestFileTransform`),
    '\\.(yaml)$': require.resolve(`${base}/jestYamlTransform`),
  },
  transformIgnorePatterns: [
    '/node_modules/(?:@material-ui|ajv|core-js|jest-.*|jsdom|knex|react|react-dom|highlight\\.js|prismjs|json-schema|react-use/lib|typescript)/',
  ],
  coverageDirectory: path.resolve(__dirname, 'coverage'),
  collectCoverageFrom: [
    'src/**/*.{ts,tsx}',
    '!**/*.d.ts',
    '!src/setupTests.ts',
  ],
};
