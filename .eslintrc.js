// Layers of src/, top to bottom. Each imports only from those below it, through their index.
const FLOORS = ['components', 'hooks', 'store', 'api', 'flux'];
// Besides the index: what an app loads when it starts, and what only details, the page of all clusters, or Flux's own
// runtime need.
const OTHER_INDEXES = {
  api: ['./searchOf.ts', './catalog/index.ts'],
  hooks: ['./details.ts', './catalog.ts', './runtime.ts'],
  store: ['./details.ts', './runtime.ts'],
  flux: ['./details.ts', './runtime.ts'],
};

const zones = FLOORS.flatMap((floor, i) => {
  const target = `./src/${floor}`;
  const inside = name => ({
    target,
    from: `./src/${name}`,
    except: ['./index.ts', ...(OTHER_INDEXES[name] ?? [])],
    message: `Import from the index of src/${name}`,
  });
  const above = FLOORS.slice(0, i).map(name => ({
    target,
    from: `./src/${name}`,
    message: `src/${floor} must not import from src/${name}`,
  }));
  return [...above, ...FLOORS.slice(i + 1).map(inside)];
});
// Folders of components are imported through their index. Dialogs and words of results have their own, because
// they load on demand.
const ROOMS = {
  actions: ['./index.ts', './words.ts'],
  bulk: ['./index.ts'],
  card: ['./index.ts'],
  cells: ['./index.ts'],
  content: ['./index.ts'],
  details: ['./index.ts'],
  fleet: ['./index.ts'],
  runtime: ['./index.ts'],
  shared: ['./index.ts', './late.ts', './dialog/index.ts'],
  table: ['./index.ts', './fleet.ts', './columns/index.ts'],
  versions: ['./index.ts'],
};
for (const [room, except] of Object.entries(ROOMS)) {
  zones.push({
    target: `./src/components/!(${room})/**/*`,
    from: `./src/components/${room}`,
    except,
    message: `Import from the index of src/components/${room}`,
  });
}
// The same for folders of the API. `cluster` is below the others, which do not know each other.
const API_ROOMS = {
  cluster: ['list', 'act', 'raw'],
  list: ['act', 'raw'],
  act: ['list', 'raw'],
  raw: ['list', 'act'],
};
for (const [room, others] of Object.entries(API_ROOMS)) {
  zones.push({
    target: [`./src/api/!(${room})/**/*`, './src/api/*.ts'],
    from: `./src/api/${room}`,
    // `single.ts` loads on demand.
    except: ['./index.ts', './single.ts'],
    message: `Import from the index of src/api/${room}`,
  });
  zones.push({
    target: `./src/api/${room}`,
    from: others.map(other => `./src/api/${other}`),
    message: `src/api/${room} must not import from ${others.join(' or ')}`,
  });
}
zones.push({
  target: './src',
  from: ['./dev', './e2e', './bench'],
  message: 'The published code must not import from dev, e2e or bench',
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
      // The harness and the apps in e2e import the style sheet of Backstage's UI library, as apps do.
      files: ['dev/index.tsx', 'e2e/apps/*/src/index.tsx'],
      rules: { '@backstage/no-ui-css-imports-in-non-frontend': 'off' },
    },
    {
      // In browser tests, waiting for an element is the assertion: it throws.
      files: ['e2e/**/*.test.ts', 'e2e/realApps/**/*.ts'],
      rules: { 'jest/expect-expect': 'off' },
    },
  ],
});
