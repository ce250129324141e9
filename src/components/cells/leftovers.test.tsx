import type { KubernetesObject } from '../../../dev/cluster';
import {
  artifactOf,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  retrying,
  type Setting,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import {
  filledTable,
  renderPage,
  rowOf,
  secondLine,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const CLUSTER = 'staging';

/** Shows the objects of one cluster with this Flux, and returns a function that finds a row by its name. */
async function show(
  flux: Setting['flux'],
  objects: (at: Setting) => readonly KubernetesObject[],
) {
  const at: Setting = { cluster: CLUSTER, flux, now: new Date() };
  await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard />
    </>,
    { story: [{ name: CLUSTER, flux, objects: objects(at) }] },
  );
  const deployments = await filledTable('Flux deployments');
  const sources = await filledTable('Flux sources');
  return {
    deployment: (name: string) => rowOf(deployments, name),
    source: (name: string) => rowOf(sources, name),
  };
}

const git = (at: Setting) =>
  gitRepository(at, {
    ...mine,
    name: 'git',
    url: 'https://github.com/example/app',
  });

test('a mark that a controller has left behind is not shown as a run, nor a retry that nobody promised', async () => {
  const { deployment } = await show('2.9', at => {
    const source = git(at);
    const charts = helmRepository(at, {
      ...mine,
      name: 'charts',
      url: 'https://charts.example.com',
    });
    const left = isTrue(
      'Reconciling',
      'Progressing',
      'Fulfilling prerequisites',
    );
    const release = (name: string, reason: string, message: string) =>
      helmRelease(at, {
        ...mine,
        name,
        source: charts,
        conditions: [left, isFalse('Ready', reason, message)],
      });
    return [
      source,
      charts,
      release(
        'waits',
        'DependencyNotReady',
        "dependency 'team-a/db' is not ready",
      ),
      release('values', 'ValuesError', "could not find Secret 'team-a/values'"),
      release('no-chart', 'ArtifactFailed', 'no artifact for the chart'),
      kustomization(at, {
        ...mine,
        name: 'waits-too',
        source,
        conditions: retrying(
          'DependencyNotReady',
          "dependency 'team-a/db' is not ready",
        ),
      }),
      kustomization(at, {
        ...mine,
        name: 'cancelled',
        source,
        changed: '5s',
        conditions: [
          isFalse('Ready', 'HealthCheckCanceled', 'new revision detected'),
        ],
      }),
    ];
  });
  const status = (name: string) => text(deployment(name), 'Status');
  expect(status('waits')).toMatch(/^Waiting for team-a\/db/);
  expect(status('waits-too')).toMatch(/^Waiting for team-a\/db/);
  expect(status('values')).toMatch(/^Failed/);
  expect(status('no-chart')).toMatch(/^Failed/);
  for (const name of ['waits', 'waits-too', 'values', 'no-chart']) {
    expect(status(name)).not.toMatch(/reconciling|now/);
  }
  expect(status('cancelled')).toBe('Reconciling');
});

test('a HelmRepository of type oci that an old controller cannot log in to has failed', async () => {
  const denied = 'failed to login to registry: 401 Unauthorized';
  const { source } = await show('2.1', at => [
    git(at),
    kustomization(at, { ...mine, name: 'app', source: git(at) }),
    helmRepository(at, {
      ...mine,
      name: 'registry',
      url: 'oci://registry.example.com/charts',
      spec: { type: 'oci' },
      status: { artifact: undefined },
      conditions: [isFalse('Ready', 'AuthenticationFailed', denied)],
    }),
  ]);
  expect(text(source('registry'), 'Status')).toMatch(/^Failed/);
  expect(secondLine(source('registry'))).toBe(denied);
});

test('a difference that Flux has tried, or that is none for it, is not called available', async () => {
  const { deployment } = await show('2.9', at => {
    const source = git(at);
    const chart = ociRepository(at, {
      ...mine,
      name: 'chart',
      url: 'oci://ghcr.io/example/charts/app',
      tag: '6.9.3',
      chart: true,
    });
    const older = `main@sha1:${'a'.repeat(40)}`;
    const applier = (name: string, more: object) =>
      kustomization(at, { ...mine, name, source, applied: older, ...more });
    return [
      source,
      chart,
      applier('behind', {}),
      applier('tried', {
        attempted: artifactOf(source)?.revision,
        conditions: [isFalse('Ready', 'BuildFailed', 'kustomize build failed')],
      }),
      helmRelease(at, {
        ...mine,
        name: 'untracked',
        source: chart,
        revisions: [{ version: 7, chartVersion: '6.9.2' }],
      }),
    ];
  });
  const revision = (name: string) => text(deployment(name), 'Revision');
  expect(revision('behind')).toMatch(/ available$/);
  expect(revision('tried')).not.toMatch(/available/);
  expect(revision('untracked')).toBe('6.9.2');
});
