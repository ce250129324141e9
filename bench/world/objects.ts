import type { ClusterSpec, KubernetesObject } from '../../dev/cluster';
import {
  chartOf,
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  kustomization,
  ociRepository,
  type Setting,
} from '../../dev/scenarios/build';

/** Value of `backstage.io/kubernetes-id` on all measured objects. */
export const ENTITY_ID = 'bench';

const CLUSTERS = ['production-eu', 'production-us', 'staging'] as const;
/** Number of resources that use the same source. */
const PER_SOURCE = 50;

function nameOf(index: number): string {
  return `app-${String(index).padStart(5, '0')}`;
}

/** Sources of the resources: unlabelled and in flux-system, as is common for shared ones. */
interface Shared {
  readonly fleet: KubernetesObject;
  readonly charts: KubernetesObject;
}

function shared(at: Setting, index: number): Shared {
  const common = { namespace: 'flux-system', name: `shared-${index}` };
  const url = `ghcr.io/example/${common.name}`;
  return {
    fleet: gitRepository(at, { ...common, url: `https://${url}.git` }),
    charts: helmRepository(at, { ...common, url: `https://charts.${url}` }),
  };
}

function described(index: number) {
  return {
    entity: ENTITY_ID,
    name: nameOf(index),
    namespace: `team-${index % 8}`,
    age: `${1 + (index % 300)}d`,
    changed: `${1 + (index % 2000)}m`,
    // Two in a hundred are suspended, so that there is a status to filter by.
    ...(index % 50 === 7 && { suspend: true }),
  };
}

/** Each run of a Kustomization writes to its conditions: one that has not for hours is overdue, and needs attention. */
const ranLately = (index: number) => ({ changed: `${1 + (index % 10)}m` });

/** Returns a HelmRelease with `spec.chart`, as most are, and the HelmChart that Flux creates for it. */
function release(
  at: Setting,
  index: number,
  source: KubernetesObject,
): KubernetesObject[] {
  const object = helmRelease(at, { ...described(index), source });
  return [object, chartOf(at, object, source)];
}

/** Returns a Kustomization or, for every second index, a HelmRelease with its HelmChart. */
export function deployment(
  at: Setting,
  index: number,
  { fleet, charts }: Shared,
): KubernetesObject[] {
  if (index % 2 === 1) return release(at, index, charts);
  const applies = ['apps/v1 Deployment app', 'v1 Service app'];
  const options = { ...described(index), ...ranLately(index) };
  return [kustomization(at, { ...options, source: fleet, applies })];
}

/** Returns one object of each kind on the dashboard, and those that an image policy and a release need. */
function application(at: Setting, index: number): KubernetesObject[] {
  const options = described(index);
  const url = `example.com/${options.name}`;
  const git = gitRepository(at, { ...options, url: `https://${url}.git` });
  const charts = helmRepository(at, {
    ...options,
    url: `https://charts.${url}`,
  });
  const repository = imageRepository(at, { ...options, image: url });
  return [
    git,
    charts,
    ociRepository(at, { ...options, url: `oci://${url}` }),
    repository,
    imagePolicy(at, { ...options, repository }),
    kustomization(at, { ...options, ...ranLately(index), source: git }),
    ...release(at, index, charts),
  ];
}

function spread(count: number, cluster: number): number[] {
  return Array.from({ length: count }, (_, index) => index).filter(
    index => index % CLUSTERS.length === cluster,
  );
}

function spec(
  objectsOf: (at: Setting, cluster: number) => KubernetesObject[],
): ClusterSpec[] {
  const now = new Date();
  return CLUSTERS.map((cluster, index) => ({
    name: cluster,
    flux: '2.9',
    objects: objectsOf({ cluster, flux: '2.9', now }, index),
  }));
}

/** Returns three clusters with this many Kustomizations and HelmReleases in total, and the sources that they share. */
export function manyDeployments(count: number): ClusterSpec[] {
  return spec((at, cluster) => {
    const indices = spread(count, cluster);
    const sources = indices
      .filter((_, i) => i % PER_SOURCE === 0)
      .map((_, i) => shared(at, i));
    const deployments = indices.flatMap((index, i) => {
      const source = sources[Math.floor(i / PER_SOURCE)];
      return source ? deployment(at, index, source) : [];
    });
    return [...sources.flatMap(Object.values), ...deployments];
  });
}

/**
 * Returns three clusters with this many applications in total, each with an object of every kind on the dashboard, and on
 * each cluster an additional Kustomization and HelmRelease with shared sources.
 */
export function dashboard(applications: number): ClusterSpec[] {
  return spec((at, cluster) => {
    const source = shared(at, 0);
    const ones = [0, 1].flatMap(i => deployment(at, applications + i, source));
    const indices = spread(applications, cluster);
    return [
      ...indices.flatMap(index => application(at, index)),
      ...Object.values(source),
      ...ones,
    ];
  });
}

/** Returns this many clusters with the same Kustomizations and HelmReleases, and the sources that they share. */
export function sameOn(clusters: number, count: number): ClusterSpec[] {
  const now = new Date();
  return Array.from({ length: clusters }, (_, number) => {
    const name = `cluster-${String(number).padStart(3, '0')}`;
    const at: Setting = { cluster: name, flux: '2.9', now };
    const source = shared(at, 0);
    const objects = Array.from({ length: count }, (__, index) =>
      deployment(at, index, source),
    );
    return {
      name,
      flux: '2.9',
      objects: [...Object.values(source), ...objects.flat()],
    };
  });
}

/** Returns this many clusters with about as many objects each, every one of them of another entity. */
export function fleetOf(clusters: number, objects: number): ClusterSpec[] {
  // A Kustomization, and a HelmRelease with its chart.
  const specs = sameOn(clusters, Math.floor((objects * 2) / 3));
  return specs.map(({ objects: all = [], ...cluster }) => ({
    ...cluster,
    objects: all.map(object => {
      const { metadata } = object;
      const labels = {
        ...metadata.labels,
        'backstage.io/kubernetes-id': metadata.name,
      };
      return { ...object, metadata: { ...metadata, labels } };
    }),
  }));
}

/** Name of the source in {@link waiting}. */
export const SOURCE_NAME = 'shared';

/** The new revision of the source in {@link waiting}. */
export const NEW_REVISION = `main@sha1:${'5eed'.repeat(10)}`;

/** The revision that the resources using them have applied. */
export const OLD_REVISION = `main@sha1:${'01d0'.repeat(10)}`;

/**
 * Returns a cluster with Kustomizations that have not applied the latest revision of their source.
 *
 * @param runMs - duration of the run of each Kustomization, in ms
 */
export function waiting(runMs: readonly number[]): ClusterSpec[] {
  const [first, ...others] = spec((at, cluster) => {
    if (cluster > 0) return [];
    const common = { namespace: 'flux-system', name: SOURCE_NAME };
    const source = gitRepository(at, {
      ...common,
      url: 'https://example.com/shared.git',
      revision: NEW_REVISION,
    });
    return [
      source,
      ...runMs.map((ms, index) =>
        kustomization(at, {
          entity: ENTITY_ID,
          name: nameOf(index),
          namespace: 'team-0',
          source,
          applied: OLD_REVISION,
          annotations: { 'sim.flux/run-ms': `${ms}` },
        }),
      ),
    ];
  });
  return first ? [first, ...others] : [];
}

/** Returns a scenario's clusters with the measured entity's label on all objects that carry one. */
export function labelled(
  clusters: readonly ClusterSpec[],
): readonly ClusterSpec[] {
  const label = 'backstage.io/kubernetes-id';
  return clusters.map(({ objects = [], ...cluster }) => ({
    ...cluster,
    objects: objects.map(object => {
      const { metadata } = object;
      if (metadata.labels?.[label] === undefined) return object;
      const labels = { ...metadata.labels, [label]: ENTITY_ID };
      return { ...object, metadata: { ...metadata, labels } };
    }),
  }));
}
