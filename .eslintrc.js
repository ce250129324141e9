module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  root: true,
  overrides: [
    {
      // The harness and those in e2e are apps, and apps bring the style sheet of Backstage's UI library.
      files: ['dev/index.tsx', 'e2e/apps/*/src/index.tsx'],
      rules: { '@backstage/no-ui-css-imports-in-non-frontend': 'off' },
    },
    {
      // In the browser, waiting until something is seen is the assertion: it throws.
      files: ['e2e/**/*.test.ts', 'e2e/realApps/**/*.ts'],
      rules: { 'jest/expect-expect': 'off' },
    },
  ],
});
