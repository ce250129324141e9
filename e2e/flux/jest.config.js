// Tests against real Flux controllers, in Chromium, one after the other.
const {
  projects: [{ moduleNameMapper, transform }],
} = require('../../jest.config');

module.exports = {
  rootDir: __dirname,
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  maxWorkers: 1,
  // Each wait in a test has a limit of its own.
  testTimeout: 300_000,
  moduleNameMapper,
  transform,
};
