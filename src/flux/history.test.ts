import { readHistory } from './history';

const release = (fields: object) => ({
  version: 2,
  chartName: 'podinfo',
  chartVersion: '6.9.2',
  status: 'deployed',
  ...fields,
});

const read = (history: unknown) => readHistory({ status: { history } });

test('revisions of a release, as Flux 2.8 writes them', () => {
  const deployed = '2026-11-25T16:57:28Z';
  expect(
    read([
      release({
        appVersion: '6.9.2',
        action: 'upgrade',
        status: 'failed',
        firstDeployed: deployed,
        lastDeployed: deployed,
        testHooks: { 'podinfo-test': { phase: 'Failed' }, later: {} },
      }),
      release({ version: 1, status: 'superseded' }),
    ]),
  ).toMatchObject([
    {
      revision: { text: '6.9.2' },
      number: 2,
      chart: 'podinfo',
      appVersion: '6.9.2',
      action: 'upgrade',
      status: 'failed',
      isWell: false,
      firstAt: deployed,
      lastAt: deployed,
      tests: [{ name: 'podinfo-test', phase: 'Failed' }, { name: 'later' }],
    },
    { number: 1, status: 'superseded', isWell: true, tests: [] },
  ]);
});

test('runs of a Kustomization, as Flux 2.7 writes them', () => {
  const revision = 'latest@sha256:18d142f7d58423d8785c7ca1efd28696';
  const originRevision = 'main@sha1:3373d50aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  expect(
    read([
      {
        firstReconciled: '2026-11-25T16:55:26Z',
        lastReconciled: '2026-11-25T17:55:26Z',
        lastReconciledDuration: '2.359636122s',
        lastReconciledStatus: 'HealthCheckFailed',
        metadata: { revision, originRevision },
        totalReconciliations: 4,
      },
    ]),
  ).toMatchObject([
    {
      revision: { text: revision },
      origin: { text: originRevision },
      status: 'HealthCheckFailed',
      isWell: false,
      duration: '2.359636122s',
      runs: 4,
    },
  ]);
});

test.each(['uninstalled', 'pending-upgrade', 'unknown'])(
  '%s is neither good nor a failure',
  status => {
    expect(read([release({ status })])[0]?.isWell).toBeUndefined();
  },
);

test('a run whose health checks a newer revision cut short is neither good nor a failure', () => {
  const [run] = read([{ lastReconciledStatus: 'HealthCheckCanceled' }]);
  expect(run?.status).toBe('HealthCheckCanceled');
  expect(run?.isWell).toBeUndefined();
});

test.each([undefined, null, 'x', 7, {}, [null, 'x', 7]])(
  'a history that is none is empty: %j',
  history => {
    expect(read(history)).toEqual([]);
  },
);

test('a malformed entry keeps what can be read', () => {
  expect(
    read([release({ version: '2', testHooks: ['x'], lastDeployed: 'May 11' })]),
  ).toMatchObject([
    { number: undefined, lastAt: undefined, tests: [], status: 'deployed' },
  ]);
});
