import { gzipSync } from 'node:zlib';
import { bundle } from '../../dev/build/bundle';
import type { Figure, Section } from './types';

/** Packages that an app with Backstage's Kubernetes plugin already contains. */
export const EXTERNAL = [
  'react',
  'react-dom',
  'react-router',
  'react-router-dom',
  '@material-ui/*',
  '@backstage/*',
  'react-use',
];

/** Packages that apps of the new frontend system already contain, because it reads their configuration with them. */
const NEXT_SYSTEM_ONLY = ['zod'];

/** Returns whether an import is of one of these packages; `scope/*` stands for all of a scope. */
const isOf = (packages: readonly string[], request: string) =>
  packages.some(name => {
    const [start = ''] = name.split('/*');
    return request === start || request.startsWith(`${start}/`);
  });

/** Parts of the plugin, and the module that each loads when it is first shown. */
const PARTS = {
  'the tab': './components/content',
  'the page of all clusters': './components/fleet',
  versions: './components/versions',
  'Flux itself': './components/runtime',
  details: './DetailsDrawer',
} as const;

/** Sizes of files in kB, gzipped. */
interface Sizes {
  readonly start: number;
  readonly card: number;
  /** The code that each part adds to that of a card. */
  readonly parts: Readonly<Record<string, number>>;
  readonly all: number;
}

/** Bundles the plugin as part of an app. */
async function sizesOf(
  app: 'legacy' | 'next',
  external: readonly string[],
): Promise<Sizes> {
  const { files, stats } = await bundle(
    { app: `./bench/apps/${app}.ts` },
    {
      externalsType: 'var',
      externals: async ({ request = '' }) =>
        isOf(external, request) ? `shared[${JSON.stringify(request)}]` : false,
    },
  );
  // The app has the bundler's own code anyway.
  const ofPlugin = (stats.chunks ?? []).filter(({ id }) => id !== 'runtime');
  const chunks = ofPlugin.map(({ initial, origins, files: names }) => ({
    initial,
    requests: (origins ?? []).map(({ request }) => request),
    kB: (names ?? []).reduce(
      (total, name) => total + gzipSync(files.get(name) ?? '').length / 1000,
      0,
    ),
  }));
  const sum = (which: typeof chunks) =>
    which.reduce((total, { kB }) => total + kB, 0);
  const loadedBy = (request: string) => {
    const found = chunks.filter(({ requests }) => requests.includes(request));
    if (found.length === 0) throw new Error(`Nothing loads ${request}`);
    return found;
  };
  const start = chunks.filter(({ initial }) => initial);
  // As src/loading.ts does when a card is first shown.
  const card = [...start, ...loadedBy('./core')];
  return {
    start: sum(start),
    card: sum(card),
    parts: Object.fromEntries(
      Object.entries(PARTS).map(([part, request]) => [
        part,
        sum(loadedBy(request).filter(each => !card.includes(each))),
      ]),
    ),
    all: sum(chunks),
  };
}

/** Measures the JavaScript that the plugin adds to an app's downloads. */
export const size: Section = {
  title: `JavaScript, minified and gzipped, in addition to ${EXTERNAL.join(', ')} (new frontend system: also ${NEXT_SYSTEM_ONLY.join()})`,
  async run(): Promise<readonly Figure[]> {
    const legacy = await sizesOf('legacy', EXTERNAL);
    const next = await sizesOf('next', [...EXTERNAL, ...NEXT_SYSTEM_ONLY]);
    return [
      {
        what: 'Loaded with the app, before any card shows',
        unit: 'kB',
        ours: legacy.start,
        target: '≤ 5 kB',
      },
      {
        what: '… in the new frontend system',
        unit: 'kB',
        ours: next.start,
      },
      {
        what: 'A page with one card, in total',
        readme: 'JavaScript added to a page with one card, kB gzip',
        unit: 'kB',
        ours: legacy.card,
        target: '< 60 kB',
      },
      {
        what: '… in the new frontend system',
        unit: 'kB',
        ours: next.card,
        target: '< 60 kB',
      },
      ...Object.entries(legacy.parts).map(([part, kB]) => ({
        what: `After a card: ${part}`,
        readme: `… added by ${Object.keys(PARTS).join(' / ')}`,
        unit: 'kB',
        ours: kB,
      })),
      { what: 'All chunks of the package', unit: 'kB', ours: next.all },
    ];
  },
};
