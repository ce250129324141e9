import type { KubernetesObject } from '../../dev/cluster';
import { isFalse, kustomization } from '../../dev/scenarios/build';
import type { FluxActionOptions } from '.';
import {
  at,
  chart,
  failureOf,
  fault,
  git,
  mine,
  said,
  small,
  the,
} from './__testUtils__/cases';
import { createWire, setUpWire, type WireOptions } from './__testUtils__/wire';

setUpWire();

const REVISION = `main@sha1:${'b'.repeat(40)}`;
const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

const script = (
  object: KubernetesObject,
  annotations: Record<string, string>,
) => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, ...annotations },
  },
});

/** A GitRepository that has been listed, and what its next run finds. */
async function listed(
  next: Record<string, string> = {},
  options?: WireOptions,
) {
  const source = script(git(at('staging')), {
    'sim.flux/run-ms': '60',
    ...next,
  });
  const wire = createWire([small('staging', { objects: [source] })], options);
  const resource = the(await wire.list(), 'GitRepository');
  const cluster = wire.cluster('staging');
  return {
    ...wire,
    resource,
    cluster,
    sync: (more?: FluxActionOptions) => wire.client.sync(resource, more),
    patches: () =>
      wire.standIn.requests.filter(({ method }) => method === 'PATCH'),
    stored: () => {
      const found = cluster
        .objects()
        .find(({ kind }) => kind === 'GitRepository');
      if (!found) throw new Error('It is gone');
      return found;
    },
  };
}

describe('a sync', () => {
  it('succeeds with what Flux found', async () => {
    const { sync } = await listed({ 'sim.flux/next-revision': REVISION });
    const { result, resource } = await sync();
    expect(result).toBe('succeeded');
    expect(resource).toMatchObject({
      artifact: { revision: { text: REVISION } },
    });
  });

  it('fails with what Flux says', async () => {
    const { sync } = await listed({
      'sim.flux/next-failure':
        'GitOperationFailed: failed to checkout: no such branch',
    });
    const { result, resource } = await sync();
    expect(result).toBe('failed');
    expect(resource.status).toMatchObject({
      word: 'Failed',
      reason: 'GitOperationFailed',
      message: 'failed to checkout: no such branch',
    });
  });

  it('writes one annotation at the version that the object was read with, in a manager of its own', async () => {
    const { sync, patches, stored } = await listed();
    const before = Date.now();
    await sync();
    const [patch, ...others] = patches();
    expect(others).toEqual([]);
    expect(patch).toEqual({
      method: 'PATCH',
      cluster: 'staging',
      path: '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/gitrepositories/podinfo?fieldManager=flux-client-side-apply',
      body: {
        metadata: { annotations: { [REQUESTED_AT]: expect.any(String) } },
      },
    });
    const { annotations, managedFields } = stored().metadata;
    expect(
      Date.parse(annotations?.[REQUESTED_AT] ?? ''),
    ).toBeGreaterThanOrEqual(before);
    expect(managedFields).toContainEqual(
      expect.objectContaining({ manager: 'flux-client-side-apply' }),
    );
  });

  it('goes to an old version where the object was read with that', async () => {
    const { list, client, standIn } = createWire([
      small('old', { flux: '2.0' }),
    ]);
    const release = the(await list(), 'HelmRelease');
    const { result } = await client.sync(release);
    expect(result).toBe('succeeded');
    expect(
      standIn.requests.find(({ method }) => method === 'PATCH')?.path,
    ).toMatch(/^\/proxy\/apis\/helm.toolkit.fluxcd.io\/v2beta1\//);
  });

  it('shows the object as it goes', async () => {
    const words: string[] = [];
    const { sync } = await listed({ 'sim.flux/next-revision': REVISION });
    const { resource } = await sync({
      onProgress: read => words.push(read.status.word),
    });
    expect(words[0]).toBe('Ready');
    expect(words.at(-1)).toBe(resource.status.word);
    expect(words.length).toBeGreaterThan(2);
  });

  it('is waiting where Flux waits for a dependency', async () => {
    const setting = at('staging');
    const source = git(setting);
    const base = kustomization(setting, {
      ...mine,
      name: 'base',
      source,
      conditions: [isFalse('Ready', 'BuildFailed', 'no such file')],
    });
    const deploy = kustomization(setting, {
      ...mine,
      source,
      dependsOn: [base],
    });
    const { list, client } = createWire([
      small('staging', { objects: [source, base, deploy] }),
    ]);
    const found = (await list()).resources.find(
      ({ kind, name }) => kind === 'Kustomization' && name === 'podinfo',
    );
    if (found?.kind !== 'Kustomization' || 'problems' in found)
      throw new Error();
    const { result, resource } = await client.sync(found);
    expect(result).toBe('waiting');
    expect(resource.status.waitingFor).toBe('team-a/base');
  });

  it('is still running where Flux takes longer than the wait', async () => {
    const { sync } = await listed(
      { 'sim.flux/run-ms': '60000' },
      { followTiming: { everyMs: 5, forMs: 60 } },
    );
    await expect(sync()).resolves.toMatchObject({ result: 'running' });
  });

  it('says so where somebody suspends the object meanwhile', async () => {
    const { sync, cluster } = await listed({ 'sim.flux/run-ms': '60000' });
    let isSuspended = false;
    const { result, resource } = await sync({
      onProgress: () => {
        if (isSuspended) return;
        isSuspended = true;
        cluster.apply(git(at('staging'), { suspend: true }));
      },
    });
    expect(resource.suspended).toBe(true);
    expect(result).toBe('suspended');
  });

  it('fails as not found where the object is deleted meanwhile', async () => {
    const { sync, cluster, configure } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const outcome = sync({
      onProgress: () => {
        cluster.dispose();
        configure([]);
        configure([small('staging', { objects: [] })]);
      },
    });
    const error = await failureOf(outcome);
    expect(said(error)).toEqual({
      problem: 'notFound',
      cluster: 'staging',
      kind: 'GitRepository',
      status: 404,
    });
    expect(error.message).toBe(
      'gitrepositories.source.toolkit.fluxcd.io "podinfo" not found',
    );
  });

  it('is handled when Flux handles the request of somebody who asked later', async () => {
    const { sync, cluster, stored } = await listed();
    let isOvertaken = false;
    const { result, resource } = await sync({
      onProgress: () => {
        if (isOvertaken) return;
        isOvertaken = true;
        cluster.apply(script(stored(), { [REQUESTED_AT]: 'somebody-else' }));
      },
    });
    expect(result).toBe('succeeded');
    expect(resource.lastHandledReconcileAt).toBe('somebody-else');
  });

  it('is not handled by the end of a run that was under way before', async () => {
    const { sync, cluster, stored, patches } = await listed({
      'sim.flux/run-ms': '120',
    });
    cluster.apply(script(stored(), { [REQUESTED_AT]: 'before' }));
    await new Promise(resolve => setTimeout(resolve, 30));
    const { resource } = await sync();
    expect(patches()[0]?.body).toMatchObject({
      metadata: {
        annotations: { [REQUESTED_AT]: resource.lastHandledReconcileAt },
      },
    });
  });

  it('outlives answers that fail for a moment', async () => {
    const { sync, cluster } = await listed({
      'sim.flux/next-revision': REVISION,
    });
    let looks = 0;
    const effects = [
      { type: 'status', status: 503 },
      { type: 'refused' },
      { type: 'html' },
    ] as const;
    const disturbed = sync({
      onProgress: () => {
        const effect = effects[looks];
        looks += 1;
        if (!effect) return;
        cluster.setFaults([fault(effect)]);
        setTimeout(() => cluster.setFaults([]), 12);
      },
    });
    await expect(disturbed).resolves.toMatchObject({ result: 'succeeded' });
  });

  it('gives up after several answers in a row that failed', async () => {
    const { sync, cluster, standIn } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const error = await failureOf(
      sync({
        onProgress: () =>
          cluster.setFaults([fault({ type: 'status', status: 503 })]),
      }),
    );
    expect(said(error)).toMatchObject({ problem: 'serverError', status: 503 });
    const looks = standIn.requests.filter(
      ({ method, cluster: name }) => method === 'GET' && name,
    );
    expect(looks).toHaveLength(5);
  });

  it('is no longer followed when nobody waits', async () => {
    const { sync, standIn } = await listed(
      { 'sim.flux/run-ms': '60000' },
      { followTiming: { everyMs: 60_000, forMs: 120_000 } },
    );
    const nobody = new AbortController();
    const outcome = sync({
      signal: nobody.signal,
      onProgress: () => setTimeout(() => nobody.abort()),
    });
    await expect(outcome).resolves.toMatchObject({ result: 'running' });
    expect(standIn.requests.at(-1)?.method).toMatch(/PATCH|GET/);
  });
});

describe('a sync that is refused', () => {
  it('says so in the words of Kubernetes', async () => {
    const { sync, cluster } = await listed();
    cluster.setRules('view');
    const error = await failureOf(sync());
    expect(said(error)).toEqual({
      problem: 'forbidden',
      cluster: 'staging',
      kind: 'GitRepository',
      status: 403,
    });
    expect(error.message).toMatch(
      /^gitrepositories.source.toolkit.fluxcd.io "podinfo" is forbidden: User "[^"]+" cannot patch/,
    );
  });

  it("by Backstage is not laid at the cluster's door", async () => {
    const { sync, standIn } = await listed();
    standIn.setDenied(['kubernetes.proxy']);
    const error = await failureOf(sync());
    expect(said(error)).toEqual({ problem: 'forbidden', status: 403 });
    expect(error.message).toBe('Unauthorized');
  });

  it.each([
    [{ type: 'refused' }, { problem: 'unreachable', cluster: 'staging' }],
    [
      { type: 'status', status: 409 },
      {
        problem: 'conflict',
        cluster: 'staging',
        kind: 'GitRepository',
        status: 409,
      },
    ],
    [
      { type: 'html' },
      {
        problem: 'malformed',
        cluster: 'staging',
        kind: 'GitRepository',
        status: 200,
      },
    ],
    [
      { type: 'html', status: 502 },
      { problem: 'serverError', cluster: 'staging', status: 502 },
    ],
  ] as const)('by %p says what it is', async (effect, error) => {
    const { sync, cluster } = await listed();
    cluster.setFaults([fault(effect)]);
    expect(said(await failureOf(sync()))).toEqual(error);
  });

  it.each([
    ['status', 'serverError'],
    ['network', 'unreachable'],
  ] as const)(
    'by a Backstage that is down (%s) names no cluster',
    async (type, problem) => {
      const { sync, standIn } = await listed();
      standIn.setFaults([
        { effect: type === 'network' ? { type } : { type, status: 502 } },
      ]);
      expect(said(await failureOf(sync()))).toMatchObject({
        problem,
        cluster: undefined,
      });
    },
  );
});

it('a cluster that Backstage no longer knows is not found', async () => {
  const { client, list, configure } = createWire([
    small('gone', { objects: [chart(at('gone'))] }),
  ]);
  const release = the(await list(), 'HelmRelease');
  configure([]);
  expect(said(await failureOf(client.sync(release)))).toEqual({
    problem: 'notFound',
    cluster: 'gone',
  });
});
