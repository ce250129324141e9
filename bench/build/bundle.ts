import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** Of the repository. */
export const root = join(__dirname, '..', '..');

/** As an app is built for production. */
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

/** File names without a slash in front, and what is in them. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The page that is measured, in production mode and in memory. */
export async function bundlePage(): Promise<Files> {
  const { outputFiles = [] } = await build({
    ...PRODUCTION,
    entryPoints: {
      // Apart, as it has to run before React does.
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
