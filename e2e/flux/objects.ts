import type { FluxCluster } from './FluxCluster';
import { OCI } from './registry';
import { SHARING } from './repositories';

const SOURCE = 'source.toolkit.fluxcd.io/v1';
const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io/v1';
const HELM = 'helm.toolkit.fluxcd.io/v2';

/** An object that Flux reconciles, and where it comes to rest. */
export interface Expected {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  /** The word of its row, once Flux has come to this end. */
  readonly word: string;
  /** Status and reason of the condition Ready at that end. */
  readonly ready?: readonly [status: string, reason: RegExp];
}

/** Returns the objects, for servers of Git, charts and OCI artifacts on these hosts and ports. */
export function objectsOn(
  hosts: { git: string; charts: string; oci: string },
  { namespace, account }: Pick<FluxCluster, 'namespace' | 'account'>,
): Expected[] {
  // Clusters with several tenants may allow nothing to the account that Flux applies with by default.
  const applying = account ? { serviceAccountName: account } : {};
  const fleet = { kind: 'GitRepository', name: 'fleet' };
  const git = (name: string, url: string): Omit<Expected, 'word'> => ({
    apiVersion: SOURCE,
    kind: 'GitRepository',
    plural: 'gitrepositories',
    name,
    spec: { url, ref: { branch: 'main' }, interval: '10m', timeout: '20s' },
  });
  const kustomization = (
    name: string,
    path: string,
    more: Expected['spec'] = {},
  ): Omit<Expected, 'word'> => ({
    apiVersion: KUSTOMIZE,
    kind: 'Kustomization',
    plural: 'kustomizations',
    name,
    spec: {
      sourceRef: fleet,
      path: `./${path}`,
      interval: '10m',
      retryInterval: '1m',
      prune: true,
      targetNamespace: namespace,
      ...applying,
      ...more,
    },
  });
  const release = (
    name: string,
    version: string,
    more: Expected['spec'] = {},
  ): Omit<Expected, 'word'> => ({
    apiVersion: HELM,
    kind: 'HelmRelease',
    plural: 'helmreleases',
    name,
    spec: {
      interval: '10m',
      timeout: '20s',
      ...applying,
      chart: {
        spec: {
          chart: 'app',
          version,
          sourceRef: { kind: 'HelmRepository', name: 'charts' },
        },
      },
      ...more,
    },
  });
  const base = `http://${hosts.git}`;
  return [
    {
      ...git('fleet', `${base}/fleet.git`),
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      ...git('gone', `${base}/gone.git`),
      word: 'Failed',
      ready: ['False', /^GitOperationFailed$/],
    },
    {
      ...git('invalid', 'http://[::1'),
      word: 'Stalled',
      ready: ['False', /^URLInvalid$/],
    },
    {
      apiVersion: SOURCE,
      kind: 'HelmRepository',
      plural: 'helmrepositories',
      name: 'charts',
      spec: { url: `http://${hosts.charts}`, interval: '10m' },
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      apiVersion: SOURCE,
      kind: 'OCIRepository',
      plural: 'ocirepositories',
      name: 'packed',
      spec: {
        url: `oci://${hosts.oci}/${OCI.repository}`,
        ref: { tag: OCI.tag },
        insecure: true,
        interval: '10m',
      },
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      ...kustomization('from-oci', '', {
        sourceRef: { kind: 'OCIRepository', name: 'packed' },
      }),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('good', 'good', { wait: true, timeout: '30s' }),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('broken', 'broken'),
      word: 'Failed',
      ready: ['False', /^BuildFailed$/],
    },
    {
      ...kustomization('no-path', 'nowhere'),
      word: 'Failed',
      ready: ['False', /^ArtifactFailed$/],
    },
    {
      ...kustomization('unhealthy', 'pending', { wait: true, timeout: '5s' }),
      word: 'Failed',
      ready: ['False', /^HealthCheckFailed$/],
    },
    {
      ...kustomization('waiting', 'shared-0', {
        dependsOn: [{ name: 'unhealthy' }],
        // Another one applies the same.
        namePrefix: 'waiting-',
      }),
      word: 'Waiting',
      ready: ['False', /^DependencyNotReady$/],
    },
    {
      ...kustomization('suspended', 'shared-0', { suspend: true }),
      word: 'Suspended',
    },
    ...Array.from({ length: SHARING }, (_, i) => ({
      ...kustomization(`shared-${i}`, `shared-${i}`),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/] as const,
    })),
    {
      ...release('installed', '1.0.0'),
      word: 'Ready',
      ready: ['True', /^InstallSucceeded$/],
    },
    {
      // Never stalled: without a release there are no attempts to use up.
      ...release('template-fails', '2.0.0'),
      word: 'Failed',
      ready: ['False', /^InstallFailed$/],
    },
    {
      ...release('no-chart', '9.0.0'),
      word: 'Failed',
      ready: ['False', /^SourceNotReady$/],
    },
  ];
}
