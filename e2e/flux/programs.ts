import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Programs of Kubernetes and Flux, each as a file of that name, or packed as NAME.xz. */
const PACKED = [
  'kube-apiserver',
  'kube-controller-manager',
  'source-controller',
  'kustomize-controller',
  'helm-controller',
] as const;
/** Programs of the system that Flux's sources are made with. */
const TOOLS = ['git', 'tar'] as const;
/** Other programs of the system; they may lie beside those of Kubernetes, too. */
const INSTALLED = [...TOOLS, 'etcd', 'openssl'] as const;

type Program = (typeof PACKED)[number] | (typeof INSTALLED)[number];

/** Paths of the programs that Flux's sources are made with. */
export type Tools = Readonly<Record<(typeof TOOLS)[number], string>>;

/** Everything that a real Flux is started from. */
export interface Programs {
  /** Path of each program. */
  readonly paths: Readonly<Record<Program, string>>;
  /** YAML files with Flux's CustomResourceDefinitions. */
  readonly crds: readonly string[];
}

/** Returns the directory of the programs: FLUX_E2E_BIN, or `../shared/realflux/bin` beside this repository. */
export const programsDirectory = () =>
  process.env.FLUX_E2E_BIN ?? resolve(ROOT, '../shared/realflux/bin');

/** Returns the directory of the CRDs: FLUX_E2E_CRDS, or `../shared/crds/flux-v2.9` beside this repository. */
export const crdsDirectory = () =>
  process.env.FLUX_E2E_CRDS ?? resolve(ROOT, '../shared/crds/flux-v2.9');

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(directory => join(directory, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    });
}

/** Returns the path of a program in the directory, unpacked if need be. */
function inDirectory(name: string): string | undefined {
  const directory = programsDirectory();
  const plain = join(directory, name);
  if (existsSync(plain)) return plain;
  const packed = `${plain}.xz`;
  if (!existsSync(packed)) return undefined;
  const cache = join(ROOT, 'node_modules', '.cache', 'flux-programs');
  // Its size tells one version from another.
  const unpacked = join(cache, `${name}-${statSync(packed).size}`);
  if (!existsSync(unpacked)) {
    mkdirSync(cache, { recursive: true });
    const content = execFileSync('xz', ['-dc', packed], {
      maxBuffer: 2 ** 30,
    });
    writeFileSync(`${unpacked}.part`, content);
    chmodSync(`${unpacked}.part`, 0o755);
    renameSync(`${unpacked}.part`, unpacked);
  }
  return unpacked;
}

/** Returns where programs are. @throws Error that names those that are missing, and `others` */
function find<Name extends string>(
  names: readonly Name[],
  others: readonly string[] = [],
): Readonly<Record<Name, string>> {
  const found = names.map(
    name => [name, inDirectory(name) ?? onPath(name)] as const,
  );
  const missing = found.flatMap(([name, path]) => (path ? [] : [name]));
  if (missing.length > 0 || others.length > 0) {
    throw new Error(`Missing: ${[...missing, ...others].join(', ')}`);
  }
  return Object.fromEntries(found) as Record<Name, string>;
}

/** Returns the programs and CRDs. @throws Error that names those that are missing */
export function findPrograms(): Programs {
  const crds = existsSync(crdsDirectory())
    ? readdirSync(crdsDirectory(), { recursive: true, encoding: 'utf8' })
        .filter(file => /\.ya?ml$/.test(file))
        .map(file => join(crdsDirectory(), file))
    : [];
  const others = crds.length > 0 ? [] : [`CRDs in ${crdsDirectory()}`];
  return { paths: find([...PACKED, ...INSTALLED], others), crds };
}

/** Returns the programs that a cluster which somebody has leaves to us. @throws Error that names those that are missing */
export const findTools = (): Tools => find(TOOLS);
