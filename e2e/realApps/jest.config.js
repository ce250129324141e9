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
  testTimeout: 90_000,
  moduleNameMapper,
  transform,
};
