import type { FluxRelease, KubernetesObject } from '../cluster/types';
import { scenarioById, scenarios } from './index';
import { wellCluster } from './parts/entity-cluster';
import { referencesOf } from './testing/references';
import { schemaErrors } from './testing/schemas';

const NOW = new Date('2026-05-11T09:00:00Z');
const CARDS = [
  'GitRepository',
  'HelmRelease',
  'HelmRepository',
  'ImagePolicy',
  'ImageRepository',
  'Kustomization',
  'OCIRepository',
];

/** The newest version of each kind that the CRDs of each Flux release serve. */
const NEWEST: Partial<Record<FluxRelease, Record<string, string>>> = {
  '2.0': {
    GitRepository: 'v1',
    OCIRepository: 'v1beta2',
    HelmRepository: 'v1beta2',
    HelmRelease: 'v2beta1',
    ImagePolicy: 'v1beta2',
    ImageUpdateAutomation: 'v1beta1',
  },
  '2.4': {
    GitRepository: 'v1',
    OCIRepository: 'v1beta2',
    HelmRepository: 'v1',
    HelmRelease: 'v2',
    ImagePolicy: 'v1beta2',
    ImageUpdateAutomation: 'v1beta2',
  },
  '2.6': { OCIRepository: 'v1', HelmRelease: 'v2', ImagePolicy: 'v1beta2' },
  '2.9': {
    OCIRepository: 'v1',
    HelmRelease: 'v2',
    ImagePolicy: 'v1',
    ImageUpdateAutomation: 'v1',
    ExternalArtifact: 'v1',
  },
};

const RELEASES: readonly FluxRelease[] = [
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '2.7',
  '2.8',
  '2.9',
];

function pathOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}

function isLabelled({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.['backstage.io/kubernetes-id'] === 'podinfo';
}

/** Returns every time in an object. */
function timesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  // An artifact's own metadata may describe times long before it was fetched.
  return Object.entries(value).flatMap(([name, field]) =>
    name === 'metadata' ? [] : timesIn(field),
  );
}

describe('the scenarios', () => {
  it('are found by their id', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const scenario of scenarios) {
      expect(scenarioById(scenario.id)).toBe(scenario);
    }
    expect(scenarioById('constructor')).toBeUndefined();
  });

  it('have objects that match the schemas of Flux', () => {
    const objects = scenarios
      .filter(({ id }) => id !== 'unreadable')
      .flatMap(({ clusters }) => clusters(NOW))
      .flatMap(cluster => cluster.objects);
    expect(schemaErrors(objects)).toEqual([]);
  });

  it('can be built for every release', () => {
    const objects = RELEASES.flatMap(
      flux => wellCluster({ cluster: 'staging', flux, now: NOW }).objects,
    );
    expect(schemaErrors(objects)).toEqual([]);
  });

  it('include one with exactly 2,000 objects of the entity', () => {
    const clusters = scenarioById('many')?.clusters(NOW) ?? [];
    const objects = clusters.flatMap(cluster => cluster.objects);
    expect(objects.filter(isLabelled)).toHaveLength(2000);
  });
});

/** Objects that a scenario refers to and leaves out. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  'stalled-source': ['GitRepository team-a/gone'],
  overdue: [
    'Kustomization team-a/nobody',
    'ImageRepository team-a/nobody',
    // Flux has not made it yet.
    'HelmChart team-a/team-a-podinfo-fresh',
  ],
};

/** How many clusters have a name that another has before them. */
const SHARED_NAMES: Readonly<Record<string, number>> = { 'same-name': 1 };

describe.each(scenarios.map(scenario => [scenario.id, scenario] as const))(
  '%s',
  (id, scenario) => {
    const clusters = scenario.clusters(NOW);
    const objects = clusters.flatMap(cluster => cluster.objects);

    it('is the same each time', () => {
      expect(scenario.clusters(NOW)).toEqual(clusters);
    });

    it('has unique clusters, and unique uids within a cluster', () => {
      const names = clusters.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length - (SHARED_NAMES[id] ?? 0));
      for (const cluster of clusters) {
        const uids = cluster.objects.flatMap(
          ({ metadata }) => metadata.uid ?? [],
        );
        expect(new Set(uids).size).toBe(uids.length);
      }
    });

    // Deliberately broken objects do not meet the following conditions.
    if (id === 'unreadable') return;

    it('uses the newest version that each Flux serves', () => {
      const others = clusters.flatMap(({ flux, objects: own }) =>
        own.filter(({ kind, apiVersion }) => {
          const newest = NEWEST[flux]?.[kind];
          return newest !== undefined && !apiVersion.endsWith(`/${newest}`);
        }),
      );
      expect(others).toEqual([]);
    });

    it('names each object once, and refers only to existing objects', () => {
      const missing = clusters.flatMap(({ objects: own }) => {
        const paths = new Set(own.map(pathOf));
        expect(paths.size).toBe(own.length);
        return own.flatMap(referencesOf).filter(path => !paths.has(path));
      });
      expect(missing).toEqual(MISSING[id] ?? []);
    });

    it('has no times before the creation of their object or after now', () => {
      for (const object of objects) {
        const created = Date.parse(object.metadata.creationTimestamp ?? '');
        const times = timesIn(object.status).map(time => Date.parse(time));
        const path = pathOf(object);
        const early = Math.min(...times, NOW.getTime()) < created;
        const late = Math.max(...times, created) > NOW.getTime();
        expect({ path, early, late }).toEqual({
          path,
          early: false,
          late: false,
        });
      }
    });

    it('has neighbours that do not belong to the entity', () => {
      expect(objects.filter(object => !isLabelled(object))).not.toEqual([]);
    });

    if (id === 'nothing') {
      it('has no object of the entity', () => {
        expect(objects.filter(isLabelled)).toEqual([]);
      });
    } else {
      it('has something for every card', () => {
        const kinds = new Set(
          objects.filter(isLabelled).map(({ kind }) => kind),
        );
        expect([...kinds]).toEqual(expect.arrayContaining(CARDS));
      });
    }
  },
);
