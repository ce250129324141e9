import { build } from 'esbuild';
import type { Installed } from './install';
import { PACKAGE } from './manifest';

export interface Bundle {
  /** The package's modules that load at once and those that load on demand, as paths within the package. */
  readonly atStart: readonly string[];
  readonly later: readonly string[];
  /** The packages that the modules import, with subpaths. */
  readonly imports: readonly string[];
}

/** Bundles the code like an app's bundler, leaving out all other packages. */
export async function bundle(
  { app }: Installed,
  code: string,
): Promise<Bundle> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: app },
    absWorkingDir: app,
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    logLevel: 'error',
    format: 'esm',
    platform: 'browser',
    outdir: 'out',
    plugins: [
      {
        name: 'only the package',
        setup({ onResolve }) {
          onResolve({ filter: /^[^.]/ }, ({ path }) =>
            path.startsWith(PACKAGE)
              ? undefined
              : { path, external: true, sideEffects: false },
          );
        },
      },
    ],
  });
  const own = `node_modules/${PACKAGE}/`;
  const modules = (isStart: boolean) =>
    Object.entries(metafile.outputs)
      .filter(([path]) => startChunks(metafile.outputs).has(path) === isStart)
      .flatMap(([, { inputs }]) => Object.entries(inputs))
      .filter(([path, { bytesInOutput }]) => {
        return path.startsWith(own) && bytesInOutput > 0;
      })
      .map(([path]) => path.slice(own.length));
  const imports = Object.entries(metafile.inputs)
    .filter(([path]) => path.startsWith(own))
    .flatMap(([, input]) => input.imports)
    .filter(({ external }) => external)
    .map(({ path }) => path);
  return {
    atStart: modules(true),
    later: modules(false),
    imports: [...new Set(imports)],
  };
}

type Outputs = Readonly<
  Record<
    string,
    {
      readonly entryPoint?: string;
      readonly imports: readonly {
        readonly path: string;
        readonly kind: string;
      }[];
    }
  >
>;

/** Returns the chunks that the page's script imports. */
function startChunks(outputs: Outputs): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    outputs[path]?.imports
      .filter(({ kind }) => kind === 'import-statement')
      .forEach(each => add(each.path));
  };
  add('out/stdin.js');
  return found;
}
