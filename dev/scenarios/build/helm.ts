import type { KubernetesObject } from '../../cluster/types';
import { artifact, type SourceOptions } from './artifact';
import { isTrue } from './conditions';
import { DEFAULT_NAMESPACE, fluxObject } from './object';
import { referenceTo } from './references';
import type { Setting } from './setting';

interface HelmChartOptions extends SourceOptions {
  readonly source: KubernetesObject;
  readonly chart?: string;
  /** The requested range, and the resolved version. */
  readonly range?: string;
  readonly version?: string;
}

export function helmChart(
  at: Setting,
  options: HelmChartOptions,
): KubernetesObject {
  const { source, chart = 'podinfo', version = '6.9.2' } = options;
  const { range = '6.x' } = options;
  const fromRepository = source.kind === 'HelmRepository';
  const [reason, message] = fromRepository
    ? [
        'ChartPullSucceeded',
        `pulled '${chart}' chart with version '${version}'`,
      ]
    : [
        'ChartPackageSucceeded',
        `packaged '${chart}' chart with version '${version}'`,
      ];
  return fluxObject(at, 'HelmChart', options, {
    spec: {
      chart,
      interval: '10m0s',
      reconcileStrategy: 'ChartVersion',
      sourceRef: { kind: source.kind, name: source.metadata.name },
      version: range,
    },
    status: {
      artifact: artifact(at, 'HelmChart', options, {
        revision: version,
        file: `${chart}-${version}.tgz`,
      }),
      observedChartName: chart,
    },
    conditions: [
      isTrue('Ready', reason, message),
      isTrue('ArtifactInStorage', reason, message),
    ],
  });
}

/** Returns the HelmChart that helm-controller creates for a release with `spec.chart`. */
export function chartOf(
  at: Setting,
  release: KubernetesObject,
  source: KubernetesObject,
  options: Partial<HelmChartOptions> = {},
): KubernetesObject {
  const { name, namespace = DEFAULT_NAMESPACE } = release.metadata;
  return helmChart(at, {
    source,
    ...options,
    name: `${namespace}-${name}`,
    namespace: source.metadata.namespace,
    labels: {
      'helm.toolkit.fluxcd.io/name': name,
      'helm.toolkit.fluxcd.io/namespace': namespace,
    },
  });
}

/** Returns `spec.chart` of a release. */
export function chartTemplate(
  source: KubernetesObject,
  namespace: string,
  { chart, range }: { readonly chart: string; readonly range: string },
): Record<string, unknown> {
  return {
    spec: {
      chart,
      interval: '10m0s',
      reconcileStrategy: 'ChartVersion',
      sourceRef: referenceTo(source, namespace),
      version: range,
    },
  };
}
