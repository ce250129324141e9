import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PRODUCTION } from '../build/bundle';
import type { Figure, Section } from './types';

/** What an app with Backstage's Kubernetes plugin has anyway. */
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
  /** Of chunks that are loaded with it. */
  readonly with: readonly string[];
  /** Of chunks that are loaded when a card is shown. */
  readonly later: readonly string[];
}

async function bundlePlugin(): Promise<ReadonlyMap<string, Chunk>> {
  const { outputFiles = [], metafile } = await build({
    ...PRODUCTION,
    entryPoints: { plugin: 'src/index.ts' },
    external: EXTERNAL.flatMap(name =>
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
      const own = imports.filter(({ external }) => !external);
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

/** The chunks that come with one, itself included. */
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

/** What the plugin adds to an app, to be downloaded. */
export const size: Section = {
  title: `JavaScript, minified and gzipped, beyond ${EXTERNAL.join(', ')}`,
  async run(): Promise<readonly Figure[]> {
    const chunks = await bundlePlugin();
    const start = loaded(chunks, 'plugin.js');
    const card = new Set([
      ...start,
      ...[...start].flatMap(name =>
        (chunks.get(name)?.later ?? []).flatMap(each => [
          ...loaded(chunks, each),
        ]),
      ),
    ]);
    return [
      {
        what: 'With the app, before any card is shown',
        unit: 'kB',
        ours: gzipOf(chunks, start),
      },
      {
        what: 'A page with one card, all told',
        unit: 'kB',
        ours: gzipOf(chunks, card),
        target: '< 60 kB',
      },
      {
        what: 'All chunks of the package',
        unit: 'kB',
        ours: gzipOf(chunks, chunks.keys()),
      },
    ];
  },
};
