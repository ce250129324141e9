import { gitRepository, kustomization, type Setting } from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const NEXT = 'main@sha1:5e1f0c2a9b7d4836a1c05e9f2d8b7346c0a1e5f9';

/** A repository without the entity's label, which fetches a new commit soon after the start, and what applies it. */
function objects(at: Setting) {
  const apps = gitRepository(at, {
    namespace: 'flux-system',
    name: 'apps',
    url: 'https://github.com/example/apps',
    annotations: { 'sim.flux/next-revision': NEXT },
    spec: { interval: '10s' },
  });
  const applier = (name: string) =>
    kustomization(at, {
      ...mine,
      name,
      source: apps,
      path: `./${name}`,
    });
  return {
    ...podinfo(at),
    apps,
    one: applier('podinfo-one'),
    two: applier('podinfo-two'),
  };
}

export const movingSource: Scenario = {
  id: 'moving-source',
  title: 'A shared source moves on',
  description:
    'Ten seconds after the start, a shared GitRepository fetches a new commit, and both of its Kustomizations apply it within seconds. The page reads such a source every four minutes; still, no row says that the commit before is available.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, objects(at))];
  },
};
