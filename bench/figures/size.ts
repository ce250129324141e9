import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PRODUCTION, root } from '../build/bundle';
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

interface Chunk {
  readonly gzip: number;
  /** Size of the chunks that load with the app. */
  readonly with: readonly string[];
  /** Size of the chunks that load when a card is shown. */
  readonly later: readonly string[];
}

/** Imports in an app of each frontend system; a bundler drops the rest. */
const APPS = {
  legacy: `export { fluxPlugin, EntityFluxDeploymentsCard } from './src';`,
  next: `export { default } from './src';`,
} as const;

/** Packages that apps of the new frontend system already contain, because it reads their configuration with them. */
const NEXT_SYSTEM_ONLY = ['zod'];

async function bundlePlugin(
  app: keyof typeof APPS,
): Promise<ReadonlyMap<string, Chunk>> {
  const external =
    app === 'next' ? [...EXTERNAL, ...NEXT_SYSTEM_ONLY] : EXTERNAL;
  const { outputFiles = [], metafile } = await build({
    ...PRODUCTION,
    stdin: { contents: APPS[app], resolveDir: root, sourcefile: 'plugin.ts' },
    external: external.flatMap(name =>
      name.endsWith('*') ? [name] : [name, `${name}/*`],
    ),
    metafile: true,
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [
      basename(path),
      gzipSync(contents).length,
    ]),
  );
  return new Map(
    Object.entries(metafile?.outputs ?? {}).map(([path, { imports }]) => {
      const own = imports.filter(each => !each.external);
      const paths = (kind: string) =>
        own.filter(each => each.kind === kind).map(each => basename(each.path));
      const name = basename(path);
      const chunk: Chunk = {
        gzip: sizes.get(name) ?? 0,
        with: paths('import-statement'),
        later: paths('dynamic-import'),
      };
      return [name, chunk];
    }),
  );
}

/** Returns the chunks that load together with one, including itself. */
function loaded(
  chunks: ReadonlyMap<string, Chunk>,
  name: string,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (!found.has(name)) {
    found.add(name);
    chunks.get(name)?.with.forEach(each => loaded(chunks, each, found));
  }
  return found;
}

function gzipOf(
  chunks: ReadonlyMap<string, Chunk>,
  names: Iterable<string>,
): number {
  return [...names].reduce(
    (sum, name) => sum + (chunks.get(name)?.gzip ?? 0) / 1000,
    0,
  );
}

interface Sizes {
  readonly start: number;
  readonly card: number;
  readonly all: number;
}

async function sizesOf(app: keyof typeof APPS): Promise<Sizes> {
  const chunks = await bundlePlugin(app);
  const start = loaded(chunks, 'stdin.js');
  const later = [...start].flatMap(name => chunks.get(name)?.later ?? []);
  // A card needs both, and loads them side by side.
  const cards = later.filter(name => /^(components|FluxClient)-/.test(name));
  const card = new Set(cards.flatMap(name => [...loaded(chunks, name)]));
  if (card.size === 0) throw new Error('Found no chunk with a card');
  return {
    start: gzipOf(chunks, start),
    card: gzipOf(chunks, new Set([...start, ...card])),
    all: gzipOf(chunks, chunks.keys()),
  };
}

/** Measures the JavaScript that the plugin adds to an app's downloads. */
export const size: Section = {
  title: `JavaScript, minified and gzipped, in addition to ${EXTERNAL.join(', ')} (new frontend system: also ${NEXT_SYSTEM_ONLY.join()})`,
  async run(): Promise<readonly Figure[]> {
    const legacy = await sizesOf('legacy');
    const next = await sizesOf('next');
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
        note: 'with all English texts, because its apps load every export',
      },
      {
        what: 'A page with one card, in total',
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
      { what: 'All chunks of the package', unit: 'kB', ours: next.all },
    ];
  },
};
