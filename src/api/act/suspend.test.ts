import {
  artifactGenerator,
  isFalse,
  kustomization,
} from '../../../dev/scenarios/build';
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
} from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const SUSPENDED_BY = 'fluxcd.controlplane.io/suspendedBy';
const SUSPENDED_AT = 'backstage-plugin-flux/suspended-at';
const REASON = 'backstage-plugin-flux/suspend-reason';

/** All annotations that some client writes about a suspension. */
const ALL = {
  [SUSPENDED_BY]: 'jane',
  'weave.works/suspended-by': 'jane',
  'metadata.weave.works/suspended-by': 'jane',
  [SUSPENDED_AT]: '2026-05-11T09:00:00Z',
  [REASON]: 'migration',
  'metadata.weave.works/suspended-comment': 'migration',
};
const NONE_OF_THEM = Object.fromEntries(
  Object.keys(ALL).map(name => [name, null]),
);

async function listed(suspend?: boolean, annotations?: Record<string, string>) {
  const wire = createWire([
    small('staging', {
      objects: [git(at('staging'), { suspend, annotations })],
    }),
  ]);
  const cluster = wire.cluster('staging');
  return {
    ...wire,
    resource: the(await wire.list(), 'GitRepository'),
    cluster,
    written: () =>
      wire.standIn.requests
        .filter(({ method }) => method === 'PATCH')
        .map(({ body }) => body),
    stored: () =>
      cluster.objects().find(({ kind }) => kind === 'GitRepository'),
  };
}

describe('suspend', () => {
  it('sets spec.suspend and does not wait', async () => {
    const { client, resource, written, stored, asked } = await listed();
    asked();
    const seen: boolean[] = [];
    const outcome = await client.suspend(resource, {
      onProgress: ({ suspended }) => seen.push(suspended),
    });
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { suspended: true, status: { word: 'Suspended' } },
    });
    expect(seen).toEqual([true]);
    expect(written()).toEqual([
      {
        metadata: {
          annotations: {
            [SUSPENDED_BY]: null,
            [SUSPENDED_AT]: expect.stringMatching(/^\d{4}-.*Z$/),
            [REASON]: null,
          },
        },
        spec: { suspend: true },
      },
    ]);
    expect(stored()?.spec).toHaveProperty('suspend', true);
    expect(asked()).toHaveLength(1);
  });

  it('writes who, when and why to the annotations that Flux’s own web UI and this plugin read', async () => {
    const { client, resource, stored } = await listed();
    const before = Date.now();
    const { resource: suspended } = await client.suspend(resource, {
      by: 'jane',
      reason: 'migration',
    });
    expect(stored()?.metadata.annotations).toEqual({
      [SUSPENDED_BY]: 'jane',
      [SUSPENDED_AT]: suspended.suspension?.at,
      [REASON]: 'migration',
    });
    expect(suspended.suspension).toMatchObject({
      by: 'jane',
      reason: 'migration',
      isConfirmed: true,
    });
    const time = Date.parse(suspended.suspension?.at ?? '');
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  it('removes annotations of an earlier suspension, and no others', async () => {
    const { client, resource, stored } = await listed(false, {
      [SUSPENDED_BY]: 'john',
      [REASON]: 'an old reason',
      'example.com/kept': 'yes',
    });
    const { resource: suspended } = await client.suspend(resource, {
      by: '',
      reason: '',
    });
    expect(stored()?.metadata.annotations).toEqual({
      [SUSPENDED_AT]: suspended.suspension?.at,
      'example.com/kept': 'yes',
    });
  });

  it('updates who did it on an object that is already suspended', async () => {
    const { client, resource } = await listed(true, { [SUSPENDED_BY]: 'john' });
    await expect(
      client.suspend(resource, { by: 'jane' }),
    ).resolves.toMatchObject({
      result: 'succeeded',
      resource: { suspension: { by: 'jane' } },
    });
  });

  it('fails with Kubernetes’ message where it is forbidden', async () => {
    const { client, resource, cluster } = await listed();
    cluster.setRules('view');
    const error = await failureOf(client.suspend(resource));
    expect(said(error)).toMatchObject({ problem: 'forbidden', status: 403 });
    expect(error.message).toContain('cannot patch resource "gitrepositories"');
  });
});

describe('resume', () => {
  const source = git(at('staging'));
  const well = kustomization(at('staging'), { ...mine, suspend: true, source });
  const moved = git(at('staging'), {
    suspend: true,
    annotations: { 'sim.flux/next-revision': `main@sha1:${'b'.repeat(40)}` },
  });
  const fixed = chart(at('staging', '2.0'), {
    suspend: true,
    conditions: [isFalse('Ready', 'UpgradeFailed', 'timed out')],
    annotations: { 'sim.flux/next-success': 'true' },
  });

  it.each([
    ['Kustomization', '2.9', [source, well]],
    ['GitRepository', '2.9', [moved]],
    ['HelmRelease', '2.0', [fixed]],
  ] as const)(
    'removes the field of a %s of Flux %s and follows it until it is ready',
    async (kind, flux, objects) => {
      const { list, client, standIn, cluster } = createWire([
        small('staging', { flux, objects }),
      ]);
      const resource = the(await list(), kind);
      expect(resource.suspended).toBe(true);
      const outcome = await client.resume(resource);
      expect(outcome).toMatchObject({
        result: 'succeeded',
        resource: { suspended: false, status: { word: 'Ready' } },
      });
      expect(
        standIn.requests.find(({ method }) => method === 'PATCH')?.body,
      ).toEqual({
        metadata: { annotations: NONE_OF_THEM },
        spec: { suspend: null },
      });
      expect(
        cluster('staging')
          .objects()
          .find(object => object.kind === kind)?.spec,
      ).not.toHaveProperty('suspend');
      const { observedGeneration, generation } = outcome.resource;
      expect(observedGeneration).toBe(generation);
    },
  );

  it('removes all annotations about the suspension, and no others', async () => {
    const { client, resource, stored } = await listed(true, {
      ...ALL,
      'example.com/kept': 'yes',
    });
    expect(resource.suspension).toEqual({
      by: 'jane',
      at: '2026-05-11T09:00:00Z',
      reason: 'migration',
      isConfirmed: false,
    });
    const outcome = await client.resume(resource);
    expect(outcome.resource.suspension).toBeUndefined();
    expect(stored()?.metadata.annotations).toEqual({
      'example.com/kept': 'yes',
    });
  });

  it('with sync writes one patch and follows the run that it requests', async () => {
    const { client, resource, written, stored } = await listed(true, ALL);
    const states: unknown[] = [];
    const outcome = await client.resume(resource, {
      sync: true,
      onProgress: (_, { stages }) => states.push(stages[0]?.state),
    });
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { suspended: false, status: { word: 'Ready' } },
    });
    const { lastHandledReconcileAt: token } = outcome.resource;
    expect(token).toBeDefined();
    expect(written()).toEqual([
      {
        metadata: {
          annotations: {
            ...NONE_OF_THEM,
            'reconcile.fluxcd.io/requestedAt': token,
          },
        },
        spec: { suspend: null },
      },
    ]);
    expect(stored()?.spec).not.toHaveProperty('suspend');
    expect(stored()?.metadata.annotations).toEqual({
      'reconcile.fluxcd.io/requestedAt': token,
    });
    expect(new Set(states)).toEqual(new Set(['running']));
  });

  it('ends even if someone changes the spec in the meantime', async () => {
    const { client, resource, cluster, stored } = await listed(true);
    let isChanged = false;
    const outcome = await client.resume(resource, {
      onProgress: () => {
        const object = stored();
        if (isChanged || !object) return;
        isChanged = true;
        cluster.apply({ ...object, spec: { ...object.spec, interval: '7m' } });
      },
    });
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { interval: '7m', generation: 3 },
    });
  });

  it('ends immediately for an object that was not suspended', async () => {
    const { client, resource, asked } = await listed();
    asked();
    await expect(client.resume(resource)).resolves.toMatchObject({
      result: 'succeeded',
    });
    expect(asked().filter(each => each.startsWith('GET /proxy'))).toEqual([]);
  });

  it('fails with the message of Flux', async () => {
    const setting = at('staging');
    const broken = git(setting, {
      suspend: true,
      conditions: [isFalse('Ready', 'GitOperationFailed', 'no such host')],
    });
    const { list, client } = createWire([
      small('staging', { objects: [broken] }),
    ]);
    const outcome = await client.resume(the(await list(), 'GitRepository'));
    expect(outcome).toMatchObject({
      result: 'failed',
      resource: {
        status: { reason: 'GitOperationFailed', message: 'no such host' },
      },
    });
  });

  it('ends as suspended when someone suspends the object again', async () => {
    const { client, resource, cluster } = await listed(true);
    let isSuspended = false;
    const outcome = await client.resume(resource, {
      onProgress: () => {
        if (isSuspended) return;
        isSuspended = true;
        cluster.apply(git(at('staging'), { suspend: true }));
      },
    });
    expect(outcome.result).toBe('suspended');
  });
});

describe('canPatch', () => {
  it.each([
    ['view', false],
    ['view+sync', true],
  ] as const)('with the rules "%s" is %s', async (rules, answer) => {
    const { client, resource, cluster, standIn } = await listed();
    cluster.setRules(rules);
    await expect(client.canPatch(resource)).resolves.toBe(answer);
    expect(standIn.requests.at(-1)?.body).toMatchObject({
      kind: 'SelfSubjectRulesReview',
      spec: { namespace: 'team-a' },
    });
    const requests = standIn.requests.length;
    await client.canPatch({ ...resource, kind: 'OCIRepository' });
    expect(standIn.requests).toHaveLength(requests);
  });

  const byName = (...resourceNames: readonly string[]) => ({
    apiGroups: ['source.toolkit.fluxcd.io'],
    resources: ['gitrepositories'],
    verbs: ['patch'],
    resourceNames,
  });

  it('tells the names where roles permit it by name', async () => {
    const { client, resource, cluster } = await listed();
    cluster.setRules([byName('podinfo'), byName('one', 'two')]);
    const names = ['podinfo', 'one', 'two'];
    await expect(client.canPatch(resource)).resolves.toEqual(names);
    const other = { ...resource, kind: 'OCIRepository' };
    await expect(client.canPatch(other)).resolves.toBe(false);
  });

  it('does not depend on names where another role permits it for all', async () => {
    const { client, resource, cluster } = await listed();
    const { resourceNames: _, ...all } = byName();
    cluster.setRules([byName('one'), all]);
    await expect(client.canPatch(resource)).resolves.toBe(true);
  });

  it('tells the names that are known where the rules are incomplete', async () => {
    const { client, resource, cluster } = await listed();
    cluster.setRules('view');
    intercept(
      'post',
      '/proxy/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      async () =>
        Response.json({
          status: { resourceRules: [byName('podinfo')], incomplete: true },
        }),
    );
    await expect(client.canPatch(resource)).resolves.toEqual(['podinfo']);
  });

  it.each([
    ['whose rules are incomplete', 201, { incomplete: true }],
    ['without reviews of rules', 404, undefined],
  ])('asks a cluster %s about the one kind', async (_, status, answer) => {
    const { client, resource, standIn } = await listed();
    intercept(
      'post',
      '/proxy/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      async () =>
        Response.json(
          { status: { resourceRules: [], nonResourceRules: [], ...answer } },
          { status },
        ),
    );
    await expect(client.canPatch(resource)).resolves.toBe(true);
    expect(standIn.requests.at(-1)?.body).toMatchObject({
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          verb: 'patch',
          group: 'source.toolkit.fluxcd.io',
          resource: 'gitrepositories',
          namespace: 'team-a',
        },
      },
    });
  });

  it('fails where the cluster fails', async () => {
    const { client, resource, cluster } = await listed();
    cluster.setFaults([fault({ type: 'status', status: 500 })]);
    await expect(client.canPatch(resource)).rejects.toMatchObject({
      problem: 'serverError',
      cluster: 'staging',
    });
  });

  it('fails where the answer is not a review', async () => {
    const { client, resource, cluster } = await listed();
    cluster.setFaults([fault({ type: 'html' })]);
    await expect(client.canPatch(resource)).rejects.toMatchObject({
      problem: 'malformed',
    });
  });
});

describe('a name that is not valid in a path', () => {
  it.each([
    '../../etc/passwd',
    '..',
    '.',
    'a..b',
    'a/b',
    'a%2fb',
    'a?x=y',
    'a#b',
    'a b',
    'Ä',
    '',
    'a\n',
  ])('is rejected before any request: %j', async name => {
    const { client, resource, asked } = await listed();
    asked();
    const places = [
      { ...resource, name },
      { ...resource, namespace: name },
    ];
    for (const place of places) {
      const errors = [
        await failureOf(client.sync(place)),
        await failureOf(client.suspend(place)),
        await failureOf(client.resume(place)),
        await failureOf(client.get(place)),
      ];
      expect(errors.map(({ problem }) => problem)).toEqual(
        errors.map(() => 'invalidName'),
      );
    }
    expect(asked()).toEqual([]);
  });
});

describe('a kind that is paused by an annotation', () => {
  const PAUSE = 'source.extensions.fluxcd.io/reconcile';
  const rules = [
    {
      apiGroups: ['source.extensions.fluxcd.io'],
      resources: ['artifactgenerators'],
      verbs: ['get', 'list', 'patch'],
    },
  ];

  async function generator(annotations?: Record<string, string>) {
    const now = at('staging');
    const object = artifactGenerator(now, {
      ...mine,
      sources: [git(now)],
      artifacts: ['a'],
      annotations,
    });
    const wire = createWire([small('staging', { objects: [object], rules })]);
    const kinds = ['ArtifactGenerator'] as const;
    const resource = the(await wire.list(undefined, { kinds }), kinds[0]);
    return {
      ...wire,
      resource,
      stored: () =>
        wire
          .cluster('staging')
          .objects()
          .find(({ kind }) => kind === kinds[0]),
    };
  }

  it('is suspended by it, with who and why', async () => {
    const { client, resource, stored } = await generator();
    const outcome = await client.suspend(resource, { by: 'jane' });
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { suspended: true, suspension: { by: 'jane' } },
    });
    expect(stored()?.metadata.annotations).toMatchObject({
      [PAUSE]: 'disabled',
      [SUSPENDED_BY]: 'jane',
    });
    expect(stored()?.spec).not.toHaveProperty('suspend');
  });

  it('is resumed with a request for a run, as its controller looks at nothing else', async () => {
    const { client, resource, stored } = await generator({
      [PAUSE]: 'Disabled',
      [SUSPENDED_BY]: 'jane',
    });
    expect(resource.status.word).toBe('Suspended');
    const outcome = await client.resume(resource);
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { suspended: false, status: { word: 'Ready' } },
    });
    const { annotations } = stored()?.metadata ?? {};
    expect(Object.keys(annotations ?? {})).toEqual([
      'reconcile.fluxcd.io/requestedAt',
    ]);
    expect(stored()?.status?.lastHandledReconcileAt).toBe(
      annotations?.['reconcile.fluxcd.io/requestedAt'],
    );
  });
});
