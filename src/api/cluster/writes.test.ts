import { isTrue, retrying, stalled } from '../../../dev/scenarios/build';
import type { Fault, FluxRelease } from '../../../dev/cluster';
import { at, chart, failureOf, fault, git, said } from '../__testUtils__/cases';
import { annotated } from '../__testUtils__/listed';
import { started } from '../__testUtils__/steps';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

const now = at('staging');

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';
const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

/** All writes to a HelmRelease. */
const WRITES = {
  sync: { call: 'sync', options: {} },
  force: { call: 'sync', options: { force: true } },
  reset: { call: 'sync', options: { reset: true } },
  both: { call: 'sync', options: { force: true, reset: true } },
  suspend: { call: 'suspend', options: { by: 'jane', reason: 'why' } },
  resume: { call: 'resume', options: {} },
  resumeAndSync: { call: 'resume', options: { sync: true } },
} as const;
type Write = keyof typeof WRITES;
const ALL = Object.keys(WRITES) as Write[];

async function release(
  write: Write,
  more: Parameters<typeof chart>[1] = {},
  flux: FluxRelease = '2.9',
) {
  const suspend = WRITES[write].call === 'resume';
  const wire = await started(
    [chart(at('staging', flux), { suspend, ...more })],
    'HelmRelease',
    { cluster: { flux } },
  );
  const { client, resource } = wire;
  const { call, options } = WRITES[write];
  return {
    ...wire,
    write: (onProgress?: () => void) =>
      client[call](resource, { ...options, onProgress }),
  };
}

/** Follows for an hour, so that a test never ends because the time limit is over. */
const PATIENT = {
  wire: { followTiming: { everyMs: 5, slowestMs: 5, forMs: 3_600_000 } },
};

describe('each write', () => {
  it.each(
    ALL.flatMap(write =>
      (
        [
          ['2.9', 'v2'],
          ['2.2', 'v2beta2'],
          ['2.0', 'v2beta1'],
        ] as const
      ).map(([flux, version]) => [write, flux, version] as const),
    ),
  )(
    '(%s, Flux %s) is one patch at the version read, with a field manager that Flux respects',
    async (write, flux, version) => {
      const { standIn, write: act, stored } = await release(write, {}, flux);
      await act();
      const patches = standIn.requests.filter(
        ({ method }) => method === 'PATCH',
      );
      expect(patches.map(({ path }) => path)).toEqual([
        `/proxy/apis/helm.toolkit.fluxcd.io/${version}/namespaces/team-a/helmreleases/podinfo?fieldManager=flux-client-side-apply`,
      ]);
      // A removed field has no manager.
      if (write === 'resume') return;
      expect(stored('HelmRelease').metadata.managedFields).toContainEqual(
        expect.objectContaining({
          manager: 'flux-client-side-apply',
          operation: 'Update',
        }),
      );
    },
  );

  it.each(ALL)('(%s) changes no other field', async write => {
    const before = {
      labels: { tier: 'front', 'backstage.io/kubernetes-id': 'podinfo' },
      annotations: { 'example.com/kept': 'yes' },
    };
    const { write: act, bodies, stored } = await release(write, before);
    const { suspend: _, ...spec } = stored('HelmRelease').spec ?? {};
    await act();
    const { suspend, ...specAfter } = stored('HelmRelease').spec ?? {};
    expect(specAfter).toEqual(spec);
    expect(suspend === true).toBe(write === 'suspend');
    const { labels, annotations, ownerReferences, finalizers } =
      stored('HelmRelease').metadata;
    expect(labels).toEqual(before.labels);
    expect(annotations).toMatchObject(before.annotations);
    expect(ownerReferences).toBeUndefined();
    expect(finalizers).toEqual(['finalizers.fluxcd.io']);
    const [body, ...others] = bodies();
    expect(others).toEqual([]);
    const fields: readonly string[] =
      JSON.stringify(body).match(/"[^"]+"(?=:)/g) ?? [];
    const named = fields.filter(field => !/[./]/.test(field));
    expect(named.filter(field => field !== '"spec"')).toEqual(
      ['"metadata"', '"annotations"'].concat(
        fields.includes('"spec"') ? ['"suspend"'] : [],
      ),
    );
  });

  const LOST: readonly [string, Fault['effect'], string][] = [
    ['is refused', { type: 'refused' }, 'unreachable'],
    ['meets 503', { type: 'status', status: 503 }, 'serverError'],
    ['meets 429', { type: 'status', status: 429 }, 'throttled'],
    ['meets 401', { type: 'status', status: 401 }, 'unauthorized'],
    ['meets 422', { type: 'status', status: 422 }, 'other'],
    ['is answered with half of the object', { type: 'truncated' }, 'malformed'],
    ['is answered with a login page', { type: 'html' }, 'malformed'],
    ['is answered with another object', { type: 'no-metadata' }, 'malformed'],
  ];
  it.each(
    LOST.flatMap(([name, effect, problem]) =>
      (['sync', 'suspend', 'resume'] as const).map(
        write => [write, name, effect, problem] as const,
      ),
    ),
  )('(%s) that %s is not repeated', async (write, _, effect, problem) => {
    const { write: act, cluster, steps } = await release(write);
    cluster.setFaults([fault(effect, { methods: ['PATCH'] })]);
    const error = await failureOf(act());
    expect(said(error)).toMatchObject({ problem, cluster: 'staging' });
    expect(steps()).toHaveLength(1);
  });

  it.each(ALL)(
    '(%s) that conflicts with another write fails, and shows the object as it is now',
    async write => {
      const { client, resource, cluster, steps, stored } = await release(write);
      cluster.setFaults([fault({ type: 'conflict' }, { methods: ['PATCH'] })]);
      cluster.apply(
        annotated(stored('HelmRelease'), { [REQUESTED_AT]: 'quicker' }),
      );
      const shown: unknown[] = [];
      const { call, options } = WRITES[write];
      const error = await failureOf(
        client[call](resource, {
          ...options,
          onProgress: ({ requestedAt }) => shown.push(requestedAt),
        }),
      );
      expect(error).toMatchObject({
        problem: 'conflict',
        status: 409,
        cluster: 'staging',
        kind: 'HelmRelease',
        namespace: 'team-a',
      });
      expect(error.message).toContain('the object has been modified');
      expect(shown).toEqual(['quicker']);
      expect(steps().map(step => step.split(' ')[0])).toEqual(['PATCH', 'GET']);
    },
  );

  it.each(['sync', 'suspend', 'resume'] as const)(
    '(%s) that the cluster does not answer is unknown after half a minute, and not repeated',
    async write => {
      const { write: act, cluster, steps } = await release(write);
      const silence = { type: 'delay', ms: 20 * 60_000 } as const;
      cluster.setFaults([fault(silence, { methods: ['PATCH'] })]);
      const began = Date.now();
      const { result, error } = await act();
      expect(result).toBe('unknown');
      expect(error).toMatchObject({
        problem: 'timeout',
        verb: 'patch',
        cluster: 'staging',
        kind: 'HelmRelease',
      });
      expect(Date.now() - began).toBeLessThan(31_000);
      expect(steps()).toEqual([
        'PATCH podinfo?fieldManager=flux-client-side-apply',
      ]);
    },
  );

  it.each(['sync', 'suspend', 'resume'] as const)(
    '(%s) that is cancelled before the cluster has answered is unknown at once',
    async write => {
      const { client, resource, cluster, steps } = await release(write);
      const silence = { type: 'delay', ms: 20 * 60_000 } as const;
      cluster.setFaults([fault(silence, { methods: ['PATCH'] })]);
      const nobody = new AbortController();
      setTimeout(() => nobody.abort(), 1_000);
      const began = Date.now();
      const { signal } = nobody;
      const outcome = await client[WRITES[write].call](resource, { signal });
      expect(outcome).toMatchObject({ result: 'unknown', resource });
      expect(outcome.error).toBeUndefined();
      expect(Date.now() - began).toBeLessThan(2_000);
      expect(steps()).toHaveLength(1);
    },
  );

  it.each(['sync', 'suspend', 'resume'] as const)(
    '(%s) that is cancelled before it is sent is not sent',
    async write => {
      const { client, resource, steps } = await release(write);
      const signal = AbortSignal.abort();
      const outcome = await client[WRITES[write].call](resource, { signal });
      expect(outcome).toMatchObject({
        result: 'running',
        stages: [{ state: 'pending' }],
      });
      expect(steps()).toEqual([]);
    },
  );

  it('fails with the conflict even if the object cannot be read after it', async () => {
    const { write, cluster } = await release('suspend');
    cluster.setFaults([
      fault({ type: 'conflict' }, { methods: ['PATCH'] }),
      fault({ type: 'status', status: 500 }),
    ]);
    await expect(write()).rejects.toMatchObject({ problem: 'conflict' });
  });

  it('to a deleted object gives notFound', async () => {
    const { client, resource } = await release('suspend');
    const gone = { ...resource, name: 'gone' };
    await expect(client.suspend(gone)).rejects.toMatchObject({
      problem: 'notFound',
      kind: 'HelmRelease',
      namespace: 'team-a',
    });
  });

  it('escapes the version in its path', async () => {
    const { client, resource, standIn } = await release('suspend');
    const apiVersion = 'helm.toolkit.fluxcd.io/v2?dryRun=All#';
    await failureOf(client.suspend({ ...resource, apiVersion }));
    expect(standIn.requests.at(-1)?.path).toContain('/v2%3FdryRun%3DAll%23/');
  });
});

const stuck = {
  conditions: stalled('RetriesExceeded', 'Failed to upgrade after 3 attempts'),
  status: { failures: 3, upgradeFailures: 3 },
};

describe('a HelmRelease', () => {
  it('is upgraded by force though nothing has changed, with the token of the request', async () => {
    const { write, bodies, stored } = await release('force');
    const { result, resource } = await write();
    const token = resource.lastHandledReconcileAt;
    expect(bodies()).toEqual([
      {
        metadata: { annotations: { [REQUESTED_AT]: token, [FORCE_AT]: token } },
      },
    ]);
    expect(result).toBe('succeeded');
    expect(stored('HelmRelease').status).toMatchObject({
      lastHandledForceAt: token,
      history: [{ version: 8 }, { version: 7 }],
    });
  });

  it('is not upgraded by a sync where nothing has changed', async () => {
    const { write, stored } = await release('sync');
    await write();
    expect(stored('HelmRelease').status).toMatchObject({
      history: [{ version: 7 }],
    });
    expect(stored('HelmRelease').status).not.toHaveProperty(
      'lastHandledForceAt',
    );
  });

  it('has its failure count cleared by reset, with the token of the request', async () => {
    const { write, bodies, stored } = await release('reset', stuck);
    const { resource } = await write();
    const token = resource.lastHandledReconcileAt;
    expect(bodies()).toEqual([
      {
        metadata: { annotations: { [REQUESTED_AT]: token, [RESET_AT]: token } },
      },
    ]);
    expect(stored('HelmRelease').status).toMatchObject({
      lastHandledResetAt: token,
    });
    expect(stored('HelmRelease').status?.failures ?? 0).toBeLessThan(3);
  });

  it.each([
    ['goes on trying', retrying('UpgradeFailed', 'timed out waiting')],
    ['has given up', stalled('RetriesExceeded', 'timed out waiting')],
  ])(
    'that %s ends the sync as failed as soon as the request is handled',
    async (_, conditions) => {
      const { client, resource: before } = await started(
        [chart(now, { conditions })],
        'HelmRelease',
        PATIENT,
      );
      const { result, resource } = await client.sync(before);
      expect(result).toBe('failed');
      expect(resource.status.message).toBe('timed out waiting');
      expect(resource.lastHandledReconcileAt).toBe(resource.requestedAt);
    },
  );

  it('is reported as taking long during a long upgrade, and followed to its end', async () => {
    const { client, resource, stored } = await started(
      [annotated(chart(now), { 'sim.flux/run-ms': '400' })],
      'HelmRelease',
      {
        wire: {
          followTiming: {
            everyMs: 5,
            slowestMs: 30,
            longAfterMs: 150,
            forMs: 5_000,
          },
        },
      },
    );
    const longs: boolean[] = [];
    const { result } = await client.sync(resource, {
      force: true,
      onProgress: (_, { isLong }) => longs.push(isLong),
    });
    expect(result).toBe('succeeded');
    expect(longs[0]).toBe(false);
    expect(longs.at(-1)).toBe(true);
    expect([...longs].sort()).toEqual(longs);
    expect(stored('HelmRelease').status).toMatchObject({
      history: [{ version: 8 }, {}],
    });
  });
});

it('a source that fails ends the sync immediately, not after the time limit', async () => {
  const failing = git(now, {
    conditions: [
      ...retrying('GitOperationFailed', 'no such host'),
      isTrue('FetchFailed', 'GitOperationFailed', 'no such host'),
    ],
  });
  const { client, resource } = await started(
    [failing],
    'GitRepository',
    PATIENT,
  );
  const outcome = await client.sync(resource);
  expect(outcome).toMatchObject({
    result: 'failed',
    resource: { status: { message: 'no such host', retrying: true } },
  });
});
