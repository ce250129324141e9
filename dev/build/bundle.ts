import { builtinModules, createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  rspack,
  type Configuration,
  type StatsCompilation,
} from '@rspack/core';

const root = join(__dirname, '..', '..');

/** Compiles TypeScript as Backstage's CLI does. */
const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'builtin:swc-loader',
  options: {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true, dynamicImport: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
};

/**
 * How `backstage-cli package build` divides an app: large packages and the other packages that the app loads when it
 * starts have files of their own; each module that is loaded on demand has one file, with all that it imports.
 * From `lib/bundler/optimization` of @backstage/cli-module-build 0.1.
 */
const splitChunks = {
  automaticNameDelimiter: '-',
  cacheGroups: {
    default: false,
    vendor: {
      chunks: 'initial',
      test: /[\\/]node_modules[\\/]/,
      name: 'vendor',
      priority: 5,
      enforce: true,
    },
  },
} as const;

const ofCli = createRequire(
  require.resolve('@backstage/cli-module-build/package.json'),
);
/** The CLI's replacements for modules of Node, some of which packages of Backstage load in the browser, too. */
const replacements: Readonly<Record<string, string | null>> = ofCli(
  'node-stdlib-browser',
);
const fallback = Object.fromEntries(
  builtinModules.map(name => [name, replacements[name] ?? (false as const)]),
);

export interface Bundled {
  /** Contents by file name, without a leading slash. */
  readonly files: Files;
  /** The chunks with their origins. */
  readonly stats: StatsCompilation;
}

/** Contents by file name, without a leading slash. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Bundles for production as Backstage's CLI does. Chunks have the names of their modules.
 *
 * @throws Error with what the bundler says
 */
export async function bundle(
  entry: Readonly<Record<string, string>>,
  more: Configuration = {},
): Promise<Bundled> {
  const directory = mkdtempSync(join(tmpdir(), 'flux-bundle-'));
  try {
    const compiler = rspack({
      mode: 'production',
      context: root,
      entry: { ...entry },
      output: {
        path: directory,
        filename: '[name].js',
        chunkFilename: '[id]-[contenthash:8].js',
        publicPath: '/',
      },
      resolve: {
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
        mainFields: ['browser', 'module', 'main'],
        fallback,
      },
      module: {
        rules: [
          typescript,
          { test: /\.(js|mjs|cjs)$/, resolve: { fullySpecified: false } },
          { test: /\.(svg|woff2?)$/, type: 'asset/inline' },
          { test: /\.css$/, type: 'css' },
        ],
      },
      optimization: {
        chunkIds: 'named',
        runtimeChunk: 'single',
        splitChunks,
      },
      plugins: [
        new rspack.DefinePlugin({
          'process.env': JSON.stringify({
            NODE_ENV: 'production',
            // Backstage's packages read this to find out whether React is version 18 or later.
            HAS_REACT_DOM_CLIENT: true,
          }),
        }),
        new rspack.ProvidePlugin({
          process: require.resolve('process/browser'),
          Buffer: ['buffer', 'Buffer'],
        }),
      ],
      experiments: { css: true },
      performance: false,
      ...more,
    });
    const stats = await new Promise<StatsCompilation>((resolve, reject) => {
      compiler.run((error, result) => {
        if (error || !result) {
          reject(error ?? new Error('The bundler has no result'));
          return;
        }
        const { errors = [], ...json } = result.toJson({
          all: false,
          errors: true,
          chunks: true,
          chunkOrigins: true,
          ids: true,
        });
        const [first] = errors;
        if (first) reject(new Error(first.message));
        else resolve(json);
      });
    });
    const files = new Map(
      readdirSync(directory)
        .filter(name => /\.(js|css)$/.test(name))
        .map(name => [name, readFileSync(join(directory, name))]),
    );
    return { files, stats };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
