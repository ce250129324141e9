import type { KubernetesObject } from '../../cluster/types';
import { inventory, tellApplied } from './applies';
import { isTrue } from './conditions';
import { commitOf, sha256Of } from './hash';
import {
  DEFAULT_AGE,
  DEFAULT_NAMESPACE,
  defined,
  fluxObject,
  type ObjectOptions,
} from './object';
import { artifactOf, referenceTo } from './references';
import {
  ago,
  longer,
  milliseconds,
  shorter,
  since,
  type Setting,
} from './setting';

interface KustomizationOptions extends ObjectOptions {
  readonly source: KubernetesObject;
  readonly path?: string;
  /** Objects that it applies: `apps/v1 Deployment podinfo`, with the settings that the simulation knows. */
  readonly applies?: readonly string[];
  /** Last applied revision; absent: that of the source's artifact. `none`: never applied. */
  readonly applied?: string;
  /** Last attempted revision; absent: the applied one. */
  readonly attempted?: string;
  readonly dependsOn?: readonly KubernetesObject[];
  /** Reason with which its last run ended. */
  readonly outcome?: string;
  /** Time since the first run of what it runs now, such as `18m`. Absent: some hours. */
  readonly begun?: string;
}

/** Interval of the runs that succeed, in minutes. */
const INTERVAL = 10;

const minutes = (span: string) => Math.floor(milliseconds(span) / 60_000);

/**
 * Returns `status.history`, which exists since Flux 2.7. The last run ended when the conditions changed. Before the runs
 * of what it runs now were those of the revision before, which succeeded, unless none ever did.
 */
function history(
  at: Setting,
  { outcome = 'ReconciliationSucceeded', ...options }: KustomizationOptions,
  revision: string,
): Record<string, unknown>[] {
  const { age = DEFAULT_AGE, changed = '4m', applied } = options;
  const begun = shorter(options.begun ?? longer('3h', changed), age);
  const last = shorter(changed, begun);
  const unhealthy = outcome === 'HealthCheckFailed';
  const run = {
    digest: sha256Of(`build of ${revision}`),
    firstReconciled: ago(at, begun),
    lastReconciled: ago(at, last),
    lastReconciledDuration: unhealthy ? '5m1.118583s' : '1.418583s',
    lastReconciledStatus: outcome,
    metadata: { revision },
    totalReconciliations:
      1 + Math.ceil((minutes(begun) - minutes(last)) / INTERVAL),
  };
  if (applied === 'none' || longer(age, '19d') !== age) return [run];
  const before = {
    ...run,
    digest: sha256Of(`build before ${revision}`),
    firstReconciled: ago(at, '19d'),
    lastReconciled: ago(at, `${minutes(begun) + INTERVAL}m`),
    lastReconciledDuration: '2.818583s',
    lastReconciledStatus: 'ReconciliationSucceeded',
    metadata: {
      revision:
        applied !== undefined && applied !== revision
          ? applied
          : revision.replace(/(?<=sha1:).*/, commitOf('before')),
    },
    totalReconciliations: 1278,
  };
  return [run, before];
}

export function kustomization(
  at: Setting,
  options: KustomizationOptions,
): KubernetesObject {
  const { source, namespace = DEFAULT_NAMESPACE, path = './deploy' } = options;
  const { applies = [], dependsOn } = options;
  const current = artifactOf(source)?.revision;
  const applied = options.applied ?? current;
  const lastAppliedRevision = applied === 'none' ? undefined : applied;
  const attempted = options.attempted ?? lastAppliedRevision;
  const object = fluxObject(
    at,
    'Kustomization',
    { changed: '4m', ...options },
    {
      spec: defined({
        dependsOn: dependsOn?.map(({ metadata }) =>
          defined({
            name: metadata.name,
            namespace:
              metadata.namespace === namespace ? undefined : metadata.namespace,
          }),
        ),
        force: false,
        interval: '10m0s',
        path,
        prune: true,
        retryInterval: '2m0s',
        sourceRef: referenceTo(source, namespace),
        targetNamespace: namespace,
        timeout: '5m0s',
        wait: true,
      }),
      status: {
        history:
          since(at, '2.7') && attempted !== undefined
            ? history(at, options, attempted)
            : undefined,
        inventory:
          lastAppliedRevision === undefined
            ? undefined
            : inventory(namespace, applies),
        lastAppliedRevision,
        lastAttemptedRevision: attempted,
      },
      conditions: [
        isTrue(
          'Ready',
          'ReconciliationSucceeded',
          `Applied revision: ${applied}`,
        ),
        isTrue('Healthy', 'Succeeded', 'Health check passed in 1.02s'),
      ],
    },
  );
  return tellApplied(object, applies);
}
