import { mixedVersions } from '../../../dev/scenarios/mixed-versions';
import { FLUX_KINDS, KINDS } from '../../flux';
import { failProxy, failQuery } from '../__testUtils__/backstage';
import {
  at,
  chart,
  failureOf,
  git,
  rows,
  said,
  MINUTE,
  saidOf,
  calendar,
  small,
} from '../__testUtils__/cases';
import { createWire, entities, setUpWire } from '../__testUtils__/wire';

setUpWire();

const kinds = ['GitRepository', 'HelmRelease'] as const;

const three = () => createWire([small('one'), small('two'), small('three')]);

describe('listing clusters separately', () => {
  it('is marked in the listing, so that polls can be less frequent', async () => {
    const { list } = three();
    expect(await list()).not.toHaveProperty('perCluster');
    failQuery();
    expect(await list()).toHaveProperty('perCluster', true);
  });

  it('requests each cluster at its own versions', async () => {
    const { list, standIn } = createWire(mixedVersions.clusters(new Date()));
    const first = await list();
    failQuery();
    const before = standIn.requests.length;
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(second.errors).toEqual([]);
    const asked = standIn.requests.slice(before).filter(each => each.cluster);
    // ExternalArtifact is not part of each release either.
    const usual = FLUX_KINDS.filter(
      kind => !KINDS[kind].isOptional && kind !== 'ExternalArtifact',
    );
    const present = asked.filter(({ path }) =>
      usual.some(kind => path.includes(`/${KINDS[kind].plural}?`)),
    );
    expect(present).toHaveLength(3 * usual.length);
  });

  it('negotiates versions if it is the first listing', async () => {
    const { list } = createWire(mixedVersions.clusters(new Date()));
    failQuery();
    const byCluster = await list();
    expect(byCluster.errors).toEqual([]);
    const other = await createWire(mixedVersions.clusters(new Date())).list();
    expect(rows(byCluster)).toEqual(rows(other));
  });

  it.each(Object.keys(entities) as (keyof typeof entities)[])(
    'finds the same as the combined query: %s',
    async entity => {
      const objects = (name: string) => [
        git(at(name)),
        git(at(name), { name: 'in-b', namespace: 'team-b' }),
        git(at(name), {
          name: 'front',
          labels: { tier: 'front', app: 'podinfo' },
        }),
        git(at(name), { name: 'by-name', entity: 'podinfo-by-name' }),
        chart(at(name), { name: 'other', entity: 'other' }),
      ];
      const { list } = createWire(
        ['staging', 'production'].map(name =>
          small(name, { objects: objects(name) }),
        ),
      );
      const together = await list(undefined, { entity });
      failQuery();
      const apart = await list(together, { entity });
      expect(together.resources.length).toBeGreaterThan(0);
      expect(rows(apart)).toEqual(rows(together));
      expect(apart.errors).toEqual([]);
    },
  );

  it('does not take a gateway’s 404 page for a missing kind', async () => {
    const { list } = three();
    failQuery();
    failProxy(
      'two',
      () => new Response('<html>Not found</html>', { status: 404 }),
    );
    const listing = await list(undefined, { kinds });
    expect(saidOf(listing)).toEqual([
      { problem: 'notFound', cluster: 'two', status: 404 },
    ]);
  });

  it('has no error for a kind that is not installed', async () => {
    const { list } = createWire([
      small('bare', { objects: [], missingCrds: ['helmreleases'] }),
    ]);
    failQuery();
    await expect(list()).resolves.toMatchObject({ resources: [], errors: [] });
  });
});

describe('Backstage', () => {
  it('denying the proxy leaves the error of the query, and is not tried again for ten minutes', async () => {
    const { list, standIn, asked } = three();
    standIn.setDenied(['kubernetes.proxy']);
    failQuery('Missing kind in response');
    const first = await failureOf(list());
    expect(said(first)).toEqual({ problem: 'serverError', status: 500 });
    expect(first.message).toContain('Missing kind in response');
    const proxied = () =>
      asked().filter(each => each.startsWith('GET /proxy')).length;
    expect(proxied()).toBeLessThanOrEqual(3);
    const second = await failureOf(list());
    expect(said(second)).toEqual({ problem: 'serverError', status: 500 });
    expect(proxied()).toBe(0);
    standIn.setDenied([]);
    calendar.pass(10 * MINUTE);
    await expect(list()).resolves.toMatchObject({ errors: [] });
  });

  it.each([
    ['network', 'unreachable', undefined],
    [401, 'unauthorized', 401],
  ] as const)(
    'failing (%s) half-way fails the listing',
    async (effect, problem, status) => {
      const { list, standIn } = three();
      failQuery();
      standIn.setFaults([
        {
          endpoint: 'proxy',
          effect:
            effect === 'network'
              ? { type: 'network' }
              : { type: 'status', status: effect },
        },
      ]);
      expect(said(await failureOf(list()))).toEqual({ problem, status });
    },
  );

  it('answering with error pages gets one request for each cluster', async () => {
    const { list, standIn } = three();
    const first = await list();
    failQuery();
    standIn.setFaults([
      { endpoint: 'proxy', effect: { type: 'status', status: 502 } },
    ]);
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual(
      ['one', 'two', 'three'].map(cluster => ({
        problem: 'serverError',
        cluster,
        status: 502,
      })),
    );
    expect(standIn.requests.filter(each => each.cluster)).toHaveLength(3);
  });
});
