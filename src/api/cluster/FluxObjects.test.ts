import { failProxy } from '../__testUtils__/backstage';
import {
  at,
  failureOf,
  fault,
  git,
  MINUTE,
  said,
  small,
} from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const place = {
  cluster: 'staging',
  group: 'source.toolkit.fluxcd.io',
  kind: 'GitRepository',
  namespace: 'flux-system',
  name: 'shared',
} as const;

/** An object without the label of the entity. */
const shared = git(at('staging'), {
  name: 'shared',
  namespace: 'flux-system',
  entity: undefined,
});

const staging = (more?: Parameters<typeof small>[1]) =>
  createWire([small('staging', { objects: [shared], ...more })]);

describe('reading one object', () => {
  it('works without a label of the entity', async () => {
    const { client, list } = staging();
    await expect(client.get(place)).resolves.toMatchObject({
      key: 'staging/source.toolkit.fluxcd.io/GitRepository/flux-system/shared',
      status: { word: 'Ready' },
    });
    await expect(list()).resolves.toHaveProperty('resources', []);
  });

  it('returns undefined where it does not exist', async () => {
    const { client } = staging();
    await expect(
      client.get({ ...place, name: 'other' }),
    ).resolves.toBeUndefined();
  });

  it('uses the newest version that the cluster serves', async () => {
    const { client, list, asked } = createWire([small('old', { flux: '2.0' })]);
    const named = {
      ...place,
      cluster: 'old',
      group: 'helm.toolkit.fluxcd.io',
      kind: 'HelmRelease',
    } as const;
    const podinfo = { ...named, namespace: 'team-a', name: 'podinfo' };
    const apiVersion = 'helm.toolkit.fluxcd.io/v2beta1';
    await expect(client.get(podinfo)).resolves.toMatchObject({
      apiVersion,
    });
    await list();
    asked();
    await expect(client.get(podinfo)).resolves.toMatchObject({
      apiVersion,
    });
    expect(asked().filter(each => each.startsWith('GET /proxy'))).toHaveLength(
      1,
    );
  });

  it('returns undefined where the cluster does not serve the kind', async () => {
    const { client } = staging({
      objects: [],
      missingCrds: ['gitrepositories'],
    });
    await expect(client.get(place)).resolves.toBeUndefined();
  });

  it('fails where it is forbidden', async () => {
    const { client, cluster } = staging();
    cluster('staging').setRules([]);
    expect(said(await failureOf(client.get(place)))).toMatchObject({
      problem: 'forbidden',
      cluster: 'staging',
      status: 403,
    });
  });

  it('fails where Backstage does not know the cluster, or a gateway answers 404', async () => {
    const { client } = staging();
    const elsewhere = { ...place, cluster: 'elsewhere' };
    expect(said(await failureOf(client.get(elsewhere)))).toMatchObject({
      problem: 'notFound',
      cluster: 'elsewhere',
    });
    failProxy('staging', () => new Response('<html>', { status: 404 }));
    expect(said(await failureOf(client.get(place)))).toMatchObject({
      problem: 'notFound',
      cluster: 'staging',
    });
  });

  it('fails while the cluster is down', async () => {
    const { client, cluster } = staging();
    cluster('staging').setFaults([fault({ type: 'refused' })]);
    expect(said(await failureOf(client.get(place)))).toEqual({
      problem: 'unreachable',
      cluster: 'staging',
    });
  });
});

describe('a cluster that does not answer', () => {
  it('gets two requests at a time, each with a time limit', async () => {
    const { client, cluster, standIn } = createWire([
      small('staging', { objects: [shared] }),
      small('other'),
    ]);
    cluster('staging').setFaults([fault({ type: 'delay', ms: MINUTE })]);
    const looks = [1, 2, 3, 4].map(() => client.get(place));
    const review = client.canPatch(place);
    const ends = Promise.allSettled([...looks, review]);
    // Another cluster is not affected.
    await expect(client.canPatch({ ...place, cluster: 'other' })).resolves.toBe(
      true,
    );
    const asked = standIn.requests.filter(({ path }) =>
      path.startsWith('/proxy/apis/source'),
    );
    expect(asked).toHaveLength(2);
    const [first, , third] = await ends;
    expect([first, third]).toMatchObject(
      ['rejected', 'rejected'].map(status => ({
        status,
        reason: {
          problem: 'timeout',
          cluster: 'staging',
          message: 'no response within 10 s',
        },
      })),
    );
  });
});
