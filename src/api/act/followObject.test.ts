import { at, failureOf, fault, git, said, small } from '../__testUtils__/cases';
import {
  annotated,
  listed,
  REQUESTED_AT,
  REVISION,
} from '../__testUtils__/listed';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

describe('following a sync', () => {
  it('ends as running when Flux takes longer than the time limit', async () => {
    const { sync } = await listed(
      { 'sim.flux/run-ms': '60000' },
      { followTiming: { everyMs: 5, forMs: 60 } },
    );
    await expect(sync()).resolves.toMatchObject({ result: 'running' });
  });

  it('ends as suspended when someone suspends the object', async () => {
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

  it('ends as deleted when someone deletes the object', async () => {
    const { sync, cluster, configure, resource } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const outcome = await sync({
      onProgress: () => {
        cluster.dispose();
        configure([]);
        configure([small('staging', { objects: [] })]);
      },
    });
    expect(outcome).toMatchObject({
      result: 'deleted',
      // As it was read last.
      resource: { key: resource.key, status: { word: 'Ready' } },
    });
  });

  it('ends as deleted when the object is deleted and created again', async () => {
    const { sync, cluster, configure } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const source = git(at('staging'));
    const metadata = { ...source.metadata, uid: 'another' };
    const outcome = await sync({
      onProgress: () => {
        cluster.dispose();
        configure([]);
        configure([small('staging', { objects: [{ ...source, metadata }] })]);
      },
    });
    expect(outcome.result).toBe('deleted');
    expect(outcome.resource.uid).not.toBe('another');
  });

  it('ends as deleted when the deletion of the object has begun', async () => {
    const { sync, cluster, stored } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const { result, resource } = await sync({
      onProgress: () => {
        const { metadata, ...rest } = stored();
        const deletionTimestamp = '2026-05-11T09:00:00Z';
        cluster.apply({
          ...rest,
          metadata: { ...metadata, deletionTimestamp },
        });
      },
    });
    expect(result).toBe('deleted');
    expect(resource.status.word).toBe('Deleting');
  });

  it('does not end as deleted when the cluster no longer serves the kind', async () => {
    const { sync, cluster, configure } = await listed({
      'sim.flux/run-ms': '60000',
    });
    const missingCrds = ['gitrepositories'];
    const error = await failureOf(
      sync({
        onProgress: () => {
          cluster.dispose();
          configure([]);
          configure([small('staging', { objects: [], missingCrds })]);
        },
      }),
    );
    expect(said(error)).toEqual({
      problem: 'notFound',
      cluster: 'staging',
      kind: 'GitRepository',
      status: 404,
    });
    expect(error.message).toMatch(/^404 page not found/);
  });

  it('does not end as deleted when Backstage no longer knows the cluster', async () => {
    const { sync, configure } = await listed({ 'sim.flux/run-ms': '60000' });
    const error = await failureOf(sync({ onProgress: () => configure([]) }));
    expect(said(error)).toMatchObject({ problem: 'notFound' });
  });

  it.each(['no-metadata', 'empty', 'truncated'] as const)(
    'ignores an answer that is not the object (%s)',
    async type => {
      const { sync, cluster } = await listed();
      let looks = 0;
      const { result, resource } = await sync({
        onProgress: () => {
          looks += 1;
          if (looks > 1) return;
          const methods = ['GET'];
          cluster.setFaults([fault({ type }, { methods, times: 3 })]);
        },
      });
      expect(result).toBe('succeeded');
      expect(resource.name).toBe('podinfo');
    },
  );

  it('ends when Flux handles a later request of someone else', async () => {
    const { sync, cluster, stored } = await listed();
    let isOvertaken = false;
    const { result, resource } = await sync({
      onProgress: () => {
        if (isOvertaken) return;
        isOvertaken = true;
        cluster.apply(annotated(stored(), { [REQUESTED_AT]: 'somebody-else' }));
      },
    });
    expect(result).toBe('succeeded');
    expect(resource.lastHandledReconcileAt).toBe('somebody-else');
  });

  it('does not end with a run that was in progress before the request', async () => {
    const { sync, cluster, stored, patches } = await listed({
      'sim.flux/run-ms': '120',
    });
    cluster.apply(annotated(stored(), { [REQUESTED_AT]: 'before' }));
    await new Promise(resolve => setTimeout(resolve, 30));
    const { resource } = await sync();
    expect(patches()[0]?.body).toMatchObject({
      metadata: {
        annotations: { [REQUESTED_AT]: resource.lastHandledReconcileAt },
      },
    });
  });

  it('continues after a few failed readings', async () => {
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

  it.each([
    ['that the API server does not answer', { type: 'refused' }],
    ['that a gateway answers', { type: 'status', status: 503 }],
  ] as const)('outlasts a minute of readings %s', async (_, effect) => {
    const { sync, cluster } = await listed(
      { 'sim.flux/run-ms': '5000' },
      { followTiming: { everyMs: 1_000, forMs: 3_600_000 } },
    );
    let isOut = false;
    const outcome = await sync({
      onProgress: () => {
        if (isOut) return;
        isOut = true;
        cluster.setFaults([fault(effect)]);
        setTimeout(() => cluster.setFaults([]), 60_000);
      },
    });
    expect(outcome.result).toBe('succeeded');
  });

  it('ends as unknown, not as failed, when the object cannot be read any more', async () => {
    const { sync, cluster, resource, stored } = await listed(
      { 'sim.flux/run-ms': '5000' },
      { followTiming: { everyMs: 1_000, forMs: 3_600_000 } },
    );
    const outcome = await sync({
      onProgress: () =>
        cluster.setFaults([fault({ type: 'status', status: 503 })]),
    });
    expect(outcome).toMatchObject({
      result: 'unknown',
      resource: { key: resource.key },
    });
    expect(said(outcome.error)).toMatchObject({
      problem: 'serverError',
      status: 503,
    });
    // Flux has handled the request meanwhile.
    expect(stored().status?.lastHandledReconcileAt).toBeDefined();
  });

  it('ends as unknown when the time limit is over while the object cannot be read', async () => {
    const { sync, cluster } = await listed(
      { 'sim.flux/run-ms': '60000' },
      { followTiming: { everyMs: 1_000, forMs: 10_000 } },
    );
    const outcome = await sync({
      onProgress: () => cluster.setFaults([fault({ type: 'refused' })]),
    });
    expect(outcome).toMatchObject({
      result: 'unknown',
      error: { problem: 'unreachable' },
    });
  });

  it('stops when the signal aborts', async () => {
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
