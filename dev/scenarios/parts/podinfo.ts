import {
  chartOf,
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  kustomization,
  ociHelmRepository,
  ociRepository,
  type Setting,
} from '../build';

/** The entity whose page the scenarios show. */
export const ENTITY = 'podinfo';

/** Options that all objects of the entity share. */
export const mine = {
  entity: ENTITY,
  namespace: 'team-a',
  appliedBy: { name: 'team-a', namespace: 'flux-system' },
} as const;

export const WORKLOAD = [
  'v1 ServiceAccount podinfo',
  'v1 Service podinfo',
  'apps/v1 Deployment podinfo',
  'autoscaling/v2 HorizontalPodAutoscaler podinfo',
  'networking.k8s.io/v1 Ingress podinfo',
] as const;

/** The Kustomization's: two Deployments of one image, as in podinfo's own manifests. */
export const WEBAPP = [
  'v1 ServiceAccount webapp',
  'v1 Service frontend',
  'v1 Service backend',
  'apps/v1 Deployment frontend',
  'apps/v1 Deployment backend',
  'autoscaling/v2 HorizontalPodAutoscaler frontend',
  'networking.k8s.io/v1 Ingress frontend',
] as const;

const CACHE = [
  'v1 ConfigMap podinfo-redis',
  'v1 Service podinfo-redis',
  'apps/v1 StatefulSet podinfo-redis',
] as const;

const CONFIG = [
  'v1 Namespace /podinfo-config',
  'v1 ConfigMap podinfo-settings',
  'rbac.authorization.k8s.io/v1 ClusterRole /podinfo:viewer',
] as const;

function sources(at: Setting) {
  return {
    git: gitRepository(at, {
      ...mine,
      name: 'podinfo',
      url: 'https://github.com/stefanprodan/podinfo.git',
    }),
    settings: gitRepository(at, {
      ...mine,
      name: 'podinfo-settings',
      url: 'ssh://git@gitlab.com/team-a/podinfo-settings.git',
      ref: { tag: 'v1.4.0' },
      fetched: '12d',
      changed: '12d',
    }),
    manifests: ociRepository(at, {
      ...mine,
      name: 'podinfo-manifests',
      url: 'oci://ghcr.io/stefanprodan/manifests/podinfo',
    }),
    charts: helmRepository(at, {
      ...mine,
      name: 'podinfo',
      url: 'https://stefanprodan.github.io/podinfo',
      fetched: '2d',
      changed: '2d',
    }),
    registry: ociHelmRepository(at, {
      ...mine,
      name: 'registry',
      url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts',
    }),
  };
}

function images(at: Setting) {
  const repository = imageRepository(at, {
    ...mine,
    name: 'podinfo',
    image: 'ghcr.io/stefanprodan/podinfo',
  });
  return {
    repository,
    policy: imagePolicy(at, { ...mine, name: 'podinfo', repository }),
  };
}

/**
 * Returns all objects of the entity on one cluster, all Ready. Scenarios replace some: `{ ...podinfo(at), web: … }`. The
 * charts that helm-controller creates do not have the entity's label.
 */
export function podinfo(at: Setting) {
  const from = sources(at);
  const { repository, policy } = images(at);
  const web = helmRelease(at, {
    ...mine,
    name: 'podinfo',
    source: from.charts,
    applies: WORKLOAD,
  });
  const redis = {
    chart: 'redis',
    range: '20.x',
    appVersion: '7.4.1',
    revisions: [{ version: 1, chartVersion: '20.1.7', deployed: '41d' }],
    age: '41d',
    changed: '41d',
  } as const;
  const cache = helmRelease(at, {
    ...mine,
    ...redis,
    revisions: [{ ...redis.revisions[0], action: 'install' }],
    name: 'podinfo-redis',
    source: from.registry,
    applies: CACHE,
  });
  return {
    ...from,
    images: repository,
    policy,
    automation: imageUpdateAutomation(at, {
      ...mine,
      name: 'podinfo',
      source: from.git,
      policies: [policy],
    }),
    deploy: kustomization(at, {
      ...mine,
      name: 'podinfo',
      source: from.manifests,
      path: './',
      applies: WEBAPP,
    }),
    config: kustomization(at, {
      ...mine,
      name: 'podinfo-config',
      source: from.settings,
      path: './overlays/production',
      applies: CONFIG,
    }),
    web,
    webChart: chartOf(at, web, from.charts),
    cache,
    cacheChart: chartOf(at, cache, from.registry, {
      chart: 'redis',
      range: '20.x',
      version: '20.1.7',
      changed: '41d',
      fetched: '41d',
    }),
  };
}
