// Tests of the packed plugin in real Backstage apps, in Chromium, one app at a time.
const {
  projects: [{ moduleNameMapper, transform }],
} = require('../../jest.config');

module.exports = {
  rootDir: __dirname,
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/setup.ts',
  globalTeardown: '<rootDir>/teardown.ts',
  maxWorkers: 1,
  // Each wait in a test has a limit of its own.
  testTimeout: 300_000,
  moduleNameMapper,
  transform,
};
