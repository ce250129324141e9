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
/** Programs of the system; etcd may lie beside the others, too. */
const INSTALLED = ['etcd', 'git', 'openssl', 'tar'] as const;

export type Program = (typeof PACKED)[number] | (typeof INSTALLED)[number];

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

/** Returns the programs and CRDs, or the names of those that are missing. */
export function findPrograms(): Programs | { readonly missing: string[] } {
  const found = [...PACKED, ...INSTALLED].map(
    name => [name, inDirectory(name) ?? onPath(name)] as const,
  );
  const crds = existsSync(crdsDirectory())
    ? readdirSync(crdsDirectory(), { recursive: true, encoding: 'utf8' })
        .filter(file => /\.ya?ml$/.test(file))
        .map(file => join(crdsDirectory(), file))
    : [];
  const missing: string[] = found.flatMap(([name, path]) =>
    path ? [] : [name],
  );
  if (crds.length === 0) missing.push(`CRDs in ${crdsDirectory()}`);
  if (missing.length > 0) return { missing };
  return {
    paths: Object.fromEntries(found) as Record<Program, string>,
    crds,
  };
}
