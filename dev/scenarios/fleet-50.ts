import type { ClusterSpec, FluxRelease } from '../cluster/types';
import { gitRepository, kustomization, retrying, type Setting } from './build';
import { withControllers } from './parts/controllers';
import { lookedInto, wellCluster } from './parts/entity-cluster';
import { mine } from './parts/podinfo';
import type { Scenario } from './types';

const REGIONS = ['eu', 'us', 'ap', 'edge', 'lab'];
const OF_EACH = 10;
const RELEASES: readonly FluxRelease[] = ['2.9', '2.9', '2.8', '2.7', '2.6'];
/** Clusters that do not answer. */
const DEAD = ['us-04', 'edge-07', 'lab-10'];
/** Cluster on which a controller crashes. */
const CRASHING = 'us-08';
const CRASH = { 'helm-controller': 'state=crash exit=137 since=3d' };

const NOT_READY = `health check failed after 2m0s: timeout waiting for: [Deployment/web status: 'InProgress']`;

/** Returns Kustomizations of teams without an entity, of which some fail. */
function teams(at: Setting, failing: number) {
  const source = gitRepository(at, {
    namespace: 'team-c',
    name: 'web',
    url: 'https://github.com/example/web',
  });
  return [
    source,
    ...['web', 'jobs', 'docs'].map((name, index) =>
      kustomization(at, {
        namespace: 'team-c',
        name,
        source,
        path: `./deploy/${name}`,
        changed: '6m',
        ...(index < failing && {
          conditions: retrying('HealthCheckFailed', NOT_READY),
        }),
      }),
    ),
    kustomization(at, { ...mine, name: 'podinfo-web', source }),
  ];
}

function cluster(name: string, index: number, now: Date): ClusterSpec {
  const flux = RELEASES[index % RELEASES.length] ?? '2.9';
  const at = { cluster: name, flux, now };
  const spec = wellCluster(at);
  // One cluster in nine has a failure, and one in eighteen has two.
  const failing = index % 9 === 4 ? 1 + (index % 2) : 0;
  const whole = {
    ...lookedInto(spec),
    objects: [...spec.objects, ...teams(at, failing)],
  };
  return {
    ...withControllers(whole, name === CRASHING ? CRASH : {}),
    ...(DEAD.includes(name) && { faults: [{ effect: { type: 'refused' } }] }),
  };
}

export const fleet50: Scenario = {
  id: 'fleet-50',
  title: 'Fifty clusters',
  description:
    'The page /flux shows all Flux resources of fifty clusters, cluster by cluster. Four clusters have failing Kustomizations; us-04, edge-07 and lab-10 are down. Four versions of Flux run; on us-08, its helm-controller crashes.',
  clusters: now =>
    REGIONS.flatMap((region, first) =>
      Array.from({ length: OF_EACH }, (_, index) =>
        cluster(
          `${region}-${String(index + 1).padStart(2, '0')}`,
          first * OF_EACH + index,
          now,
        ),
      ),
    ),
};
