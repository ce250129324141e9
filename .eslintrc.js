// Each imports from those after it, by their index, and from none before it.
const FLOORS = ['components', 'hooks', 'api', 'flux'];

const zones = FLOORS.flatMap((floor, i) => {
  const target = `./src/${floor}`;
  const inside = name => ({
    target,
    from: `./src/${name}`,
    except: ['./index.ts'],
    message: `Through the index of src/${name}`,
  });
  const above = FLOORS.slice(0, i).map(name => ({
    target,
    from: `./src/${name}`,
    message: `src/${floor} does not know src/${name}`,
  }));
  return [...above, ...FLOORS.slice(i + 1).map(inside)];
});
// A room of the components is entered through its index. Dialogs have one of their own, as they are loaded later.
const ROOMS = {
  actions: ['./index.ts'],
  bulk: ['./index.ts'],
  card: ['./index.ts'],
  cells: ['./index.ts'],
  content: ['./index.ts'],
  shared: ['./index.ts', './dialog/index.ts'],
  table: ['./index.ts', './columns/index.ts'],
};
for (const [room, except] of Object.entries(ROOMS)) {
  zones.push({
    target: `./src/components/!(${room})/**/*`,
    from: `./src/components/${room}`,
    except,
    message: `Through the index of src/components/${room}`,
  });
}
zones.push({
  target: './src',
  from: ['./dev', './e2e', './bench'],
  message: 'What is published does not know what it is tried with',
});

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  root: true,
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
  overrides: [
    {
      files: ['src/**/*.ts', 'src/**/*.tsx'],
      excludedFiles: ['**/*.test.*', '**/__testUtils__/**'],
      rules: {
        'import/no-restricted-paths': ['error', { zones }],
      },
    },
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
