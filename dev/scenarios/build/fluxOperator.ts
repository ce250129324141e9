import type { KubernetesObject } from '../../cluster/types';
import { isTrue } from './conditions';
import { sha256Of } from './hash';
import {
  DEFAULT_AGE,
  DEFAULT_NAMESPACE,
  defined,
  fluxObject,
  type ObjectOptions,
} from './object';
import { ago, shorter, type Setting } from './setting';

const SUCCEEDED = 'ReconciliationSucceeded';
const FINALIZER = 'fluxcd.controlplane.io/finalizer';
const MANAGER = { unowned: true, finalizer: FINALIZER } as const;

const finished = (took: string) =>
  isTrue('Ready', SUCCEEDED, `Reconciliation finished in ${took}`);

/** Versions of Flux's controllers in Flux 2.9.4. */
const COMPONENTS = [
  ['source-controller', 'v1.9.4'],
  ['kustomize-controller', 'v1.9.5'],
  ['helm-controller', 'v1.6.2'],
  ['notification-controller', 'v1.9.3'],
] as const;

function idOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `${metadata.namespace ?? ''}_${metadata.name}_${group}_${kind}`;
}

function inventoryOf(
  objects: readonly KubernetesObject[],
): Record<string, unknown> {
  return {
    entries: objects.map(each => ({
      id: idOf(each),
      v: each.apiVersion.split('/').at(-1),
    })),
  };
}

function historyOf(
  at: Setting,
  { name, age = DEFAULT_AGE, changed = '12m' }: ObjectOptions,
  outcome = SUCCEEDED,
): Record<string, unknown>[] {
  return [
    {
      digest: sha256Of(`build of ${name}`),
      firstReconciled: ago(at, shorter('19d', age)),
      lastReconciled: ago(at, shorter(changed, age)),
      lastReconciledDuration: '14.21s',
      lastReconciledStatus: outcome,
      totalReconciliations: 457,
    },
  ];
}

interface FluxInstanceOptions extends Omit<ObjectOptions, 'name'> {
  /** `v2.9.4`. */
  readonly version?: string;
  /** The objects of the sync that it has made, and other objects. */
  readonly applied?: readonly KubernetesObject[];
}

/** Returns an installation of Flux as Flux Operator leaves it. */
export function fluxInstance(
  at: Setting,
  { version = 'v2.9.4', applied = [], ...rest }: FluxInstanceOptions,
): KubernetesObject {
  const options = {
    namespace: 'flux-system',
    changed: '12m',
    ...rest,
    name: 'flux',
  };
  const revision = `${version}@${sha256Of(`distribution ${version}`)}`;
  return fluxObject(at, 'FluxInstance', options, {
    spec: {
      distribution: {
        version: '2.x',
        registry: 'ghcr.io/fluxcd',
        artifact: 'oci://ghcr.io/controlplaneio-fluxcd/flux-operator-manifests',
      },
      components: COMPONENTS.map(([name]) => name),
      cluster: { type: 'kubernetes', domain: 'cluster.local' },
      wait: true,
    },
    status: {
      components: COMPONENTS.map(([name, tag]) => ({
        name,
        repository: `ghcr.io/fluxcd/${name}`,
        tag,
        digest: sha256Of(`${name}:${tag}`),
      })),
      history: historyOf(at, options),
      inventory: inventoryOf(applied),
      lastAppliedRevision: revision,
      lastAttemptedRevision: revision,
      lastArtifactRevision: sha256Of('manifests'),
    },
    conditions: [finished('14s')],
    ...MANAGER,
  });
}

interface FluxReportOptions extends Omit<ObjectOptions, 'name'> {
  readonly version?: string;
  /** Names of controllers that are not ready. */
  readonly unready?: readonly string[];
  /** Running, failing and suspended objects, by kind. */
  readonly stats?: Readonly<Record<string, readonly [number, number, number]>>;
}

const GROUPS: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
};

/** Returns what Flux Operator reports of the installation of Flux. */
export function fluxReport(
  at: Setting,
  { version = 'v2.9.4', unready = [], stats = {}, ...rest }: FluxReportOptions,
): KubernetesObject {
  const options = { namespace: 'flux-system', changed: '2m', ...rest };
  return fluxObject(
    at,
    'FluxReport',
    { ...options, name: 'flux' },
    {
      spec: {
        distribution: {
          entitlement: 'Issued by controlplane',
          managedBy: 'flux-operator',
          status: 'Installed',
          version,
        },
        cluster: {
          serverVersion: 'v1.35.4',
          platform: 'linux/amd64',
          nodes: 3,
        },
        operator: {
          apiVersion: 'fluxcd.controlplane.io/v1',
          version: 'v0.58.1',
          platform: 'linux/amd64',
        },
        components: COMPONENTS.map(([name, tag]) => {
          const ready = !unready.includes(name);
          return {
            name,
            image: `ghcr.io/fluxcd/${name}:${tag}@${sha256Of(`${name}:${tag}`)}`,
            ready,
            status: ready
              ? 'Current Deployment is available. Replicas: 1'
              : 'InProgress Available: 0/1',
          };
        }),
        reconcilers: Object.entries(stats).map(
          ([kind, [running, failing, suspended]]) => ({
            apiVersion: GROUPS[kind] ?? 'source.toolkit.fluxcd.io/v1',
            kind,
            stats: { running, failing, suspended },
          }),
        ),
      },
      status: {},
      conditions: [isTrue('Ready', 'Succeeded', 'Reporting finished in 272ms')],
      unowned: true,
    },
  );
}

interface ResourceSetOptions extends ObjectOptions {
  readonly inputsFrom?: KubernetesObject;
  readonly dependsOn?: readonly KubernetesObject[];
  /** The objects that it has made. */
  readonly applied?: readonly KubernetesObject[];
  /** Reason with which its last run ended. */
  readonly outcome?: string;
}

/** Returns a set of objects as Flux Operator leaves it. */
export function resourceSet(
  at: Setting,
  options: ResourceSetOptions,
): KubernetesObject {
  const { inputsFrom, dependsOn, applied = [], outcome } = options;
  return fluxObject(
    at,
    'ResourceSet',
    { changed: '12m', ...options },
    {
      spec: defined({
        inputsFrom: inputsFrom && [
          {
            apiVersion: inputsFrom.apiVersion,
            kind: inputsFrom.kind,
            name: inputsFrom.metadata.name,
          },
        ],
        dependsOn: dependsOn?.map(({ apiVersion, kind, metadata }) => ({
          apiVersion,
          kind,
          name: metadata.name,
          namespace: metadata.namespace,
          ready: true,
        })),
        resources: applied.map(({ apiVersion, kind, metadata }) => ({
          apiVersion,
          kind,
          metadata: { name: metadata.name, namespace: metadata.namespace },
        })),
        wait: true,
      }),
      status: {
        history: historyOf(at, options, outcome),
        inventory: inventoryOf(applied),
        lastAppliedRevision: sha256Of(`resources of ${options.name}`),
      },
      conditions: [finished('3s')],
      ...MANAGER,
    },
  );
}

interface InputProviderOptions extends ObjectOptions {
  readonly type: string;
  readonly url?: string;
}

/** Returns what gives values to ResourceSets. */
export function resourceSetInputProvider(
  at: Setting,
  options: InputProviderOptions,
): KubernetesObject {
  const { type, url, namespace = DEFAULT_NAMESPACE } = options;
  return fluxObject(
    at,
    'ResourceSetInputProvider',
    { changed: '6m', namespace, ...options },
    {
      spec: defined({ type, url, filter: url && { limit: 100 } }),
      status: {
        exportedInputs: [{ id: '1', branch: 'main' }],
        lastExportedRevision: sha256Of(`inputs of ${options.name}`),
      },
      conditions: [finished('1s')],
      ...MANAGER,
    },
  );
}
