// Tests in Chromium. They share one harness and its simulation, so they run one at a time.
const {
  projects: [{ moduleNameMapper, transform }],
} = require('../jest.config');

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.test.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/harness/setup.ts',
  globalTeardown: '<rootDir>/harness/teardown.ts',
  maxWorkers: 1,
  // Each wait in a test has a limit of its own.
  testTimeout: 300_000,
  moduleNameMapper,
  transform,
};
