import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FluxCluster } from './FluxCluster';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'tests',
  GIT_AUTHOR_EMAIL: 'tests@localhost',
  GIT_COMMITTER_NAME: 'tests',
  GIT_COMMITTER_EMAIL: 'tests@localhost',
};

/** Contents of files by their path. */
export type Files = Readonly<Record<string, string>>;

/** A Git repository that Flux reads, with a work tree to commit in. */
export class Repository {
  private readonly tree: string;

  constructor(
    private readonly git: string,
    readonly bare: string,
    tree: string,
  ) {
    this.tree = tree;
    mkdirSync(bare, { recursive: true });
    mkdirSync(tree, { recursive: true });
    this.run(['init', '--quiet', '--bare', '--initial-branch=main'], bare);
    this.run(['init', '--quiet', '--initial-branch=main']);
    this.run(['remote', 'add', 'origin', bare]);
  }

  /** Writes files, commits and pushes them. @returns the commit */
  commit(files: Files, message: string): string {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.tree, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    this.run(['add', '--all']);
    this.run(['commit', '--quiet', '--message', message]);
    this.run(['push', '--quiet', 'origin', 'main']);
    return this.run(['rev-parse', 'HEAD']).trim();
  }

  private run(args: readonly string[], cwd = this.tree): string {
    return execFileSync(this.git, args, {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...AUTHOR },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

const configMap = (name: string, value: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
data: { value: '${value}' }
`;

/**
 * A Deployment whose Pods become ready, or stay pending. Needs no images: see pods.ts for Pods that are ready, and no node has
 * the label that the others want.
 */
const deployment = (
  name: string,
  isReady: boolean,
  replicas = 1,
) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: { tests/pod: ${isReady ? 'ready' : 'pending'} }
    spec:
      containers: [{ name: app, image: 'localhost/app:1' }]
      nodeSelector: { tests/node: none }
`;

/** The artifact in the OCI registry. */
export const PACKED: Files = { 'config.yaml': configMap('packed', '1') };

/** How many Kustomizations share the repository. */
export const SHARING = 6;

/** The ConfigMap that stays when it is deleted. */
export const STUCK = 'stuck';

/** A Kustomization that another one applies. */
const child = ({
  entity,
  namespace,
  account,
}: FluxCluster) => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: child
  labels: { backstage.io/kubernetes-id: ${entity} }
spec:
  sourceRef: { kind: GitRepository, name: fleet }
  path: ./shared-0
  namePrefix: child-
  targetNamespace: ${namespace}
  interval: 10m
  prune: true
  ${account ? `serviceAccountName: ${account}` : ''}
`;

/** Returns the directories that the Kustomizations of objects.ts apply. */
export const fleetFor = (cluster: FluxCluster): Files => ({
  'parent/child.yaml': child(cluster),
  'unknown/widget.yaml':
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: widget }\n',
  'stuck/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: ${STUCK}, finalizers: [example.com/hold] }
`,
  'good/config.yaml': configMap('good', '1'),
  // Without Pods it is healthy, too.
  'good/app.yaml': deployment('good', true, cluster.runsPods ? 1 : 0),
  'broken/config.yaml': 'kind: ConfigMap\nmetadata: {\n',
  'pending/app.yaml': deployment('pending', false),
  ...Object.fromEntries(
    Array.from({ length: SHARING }, (_, i) => [
      `shared-${i}/config.yaml`,
      configMap(`shared-${i}`, '1'),
    ]),
  ),
});
