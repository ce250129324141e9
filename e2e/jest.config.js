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
  testTimeout: 60_000,
  moduleNameMapper,
  transform,
};
