import type { KubernetesObject } from '../../cluster/types';
import { inventory, tellApplied } from './applies';
import { isTrue } from './conditions';
import { sha256Of } from './hash';
import {
  DEFAULT_AGE,
  DEFAULT_NAMESPACE,
  defined,
  fluxObject,
  type ObjectOptions,
} from './object';
import { artifactOf, referenceTo } from './references';
import { ago, longer, shorter, since, type Setting } from './setting';

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
}

/** Returns `status.history`, which exists since Flux 2.7. The last run ended when the conditions changed. */
function history(
  at: Setting,
  { outcome = 'ReconciliationSucceeded', ...options }: KustomizationOptions,
  revision: string,
): Record<string, unknown>[] {
  const { age = DEFAULT_AGE, changed = '4m' } = options;
  const unhealthy = outcome === 'HealthCheckFailed';
  const run = {
    digest: sha256Of(`build of ${revision}`),
    firstReconciled: ago(at, shorter(longer('3h', changed), age)),
    lastReconciled: ago(at, shorter(changed, age)),
    lastReconciledDuration: unhealthy ? '5m1.118583s' : '1.418583s',
    lastReconciledStatus: outcome,
    metadata: { revision },
    totalReconciliations: 19,
  };
  const before = {
    ...run,
    digest: sha256Of(`build before ${revision}`),
    firstReconciled: ago(at, '19d'),
    lastReconciled: ago(at, longer('3h10m', changed)),
    lastReconciledDuration: '2.818583s',
    lastReconciledStatus: 'ReconciliationSucceeded',
    totalReconciliations: 1278,
  };
  return longer(age, '19d') === age ? [run, before] : [run];
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
