import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** The repository's root directory. */
export const root = join(__dirname, '..', '..');

/** Build options of a production app. */
export const PRODUCTION: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  format: 'esm',
  splitting: true,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  outdir: 'out',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env': '{}',
    global: 'globalThis',
  },
  loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
  logLevel: 'error',
};

/** Contents by file name, without a leading slash. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Bundles the measured page in production mode, in memory. */
export async function bundlePage(): Promise<Files> {
  const { outputFiles = [] } = await build({
    ...PRODUCTION,
    entryPoints: {
      // Separate, because it has to run before React does.
      probe: 'bench/page/probe/index.ts',
      page: 'bench/page/index.tsx',
    },
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(join(root, 'out').length + 1),
      contents,
    ]),
  );
}
