import {
  at,
  chart,
  failureOf,
  fault,
  said,
  small,
  the,
} from '../__testUtils__/cases';
import { listed } from '../__testUtils__/listed';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

describe('a sync that is rejected', () => {
  it('has the message of Kubernetes', async () => {
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

  it('by Backstage does not blame the cluster', async () => {
    const { sync, standIn } = await listed();
    standIn.setDenied(['kubernetes.proxy']);
    const error = await failureOf(sync());
    expect(said(error)).toEqual({ problem: 'forbidden', status: 403 });
    expect(error.message).toBe('Unauthorized');
  });

  it('by an admission policy, whatever the roles say, keeps its words', async () => {
    const { sync, cluster } = await listed();
    const message =
      'admission webhook "validation.policy.example.com" denied the request: [change-freeze] frozen until 2026-12-01';
    cluster.setFaults([
      fault({ type: 'status', status: 403, message }, { methods: ['PATCH'] }),
    ]);
    const error = await failureOf(sync());
    expect(said(error)).toMatchObject({ problem: 'denied', status: 403 });
    expect(error.message).toBe(message);
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
    'by a Backstage that is down (%s) does not blame the cluster',
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

it('a cluster that Backstage no longer knows gives notFound', async () => {
  const { client, list, configure } = createWire([
    small('gone', { objects: [chart(at('gone'))] }),
  ]);
  const release = the(await list(), 'HelmRelease');
  configure([]);
  expect(said(await failureOf(client.sync(release)))).toEqual({
    problem: 'notFound',
    cluster: 'gone',
    status: 404,
  });
});
