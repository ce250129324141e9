import { FLUX_KINDS } from '../../flux';
import { MINUTE, rows, saidOf, calendar, small } from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const CLUSTERS = 'GET /clusters';

describe('listing', () => {
  it('reads the list of clusters once, and sends one query a poll for all kinds on all clusters', async () => {
    const { list, asked, standIn } = createWire([
      small('staging'),
      small('production'),
    ]);
    const first = await list();
    expect(rows(first)).toEqual([
      'staging/GitRepository/podinfo',
      'staging/HelmRelease/podinfo',
      'production/GitRepository/podinfo',
      'production/HelmRelease/podinfo',
    ]);
    expect(asked()).toEqual([CLUSTERS, QUERY]);
    await list(first);
    await list(first);
    expect(asked()).toEqual([QUERY, QUERY]);
    expect(standIn.requests[1]?.body).toMatchObject({
      entityRef: 'component:default/podinfo',
      customResources: { length: FLUX_KINDS.length },
    });
  });

  it('reads the list of clusters once, however many requests go to single clusters', async () => {
    const { client, list, asked } = createWire([small('production')]);
    const { resources } = await list();
    expect(asked()).toEqual([CLUSTERS, QUERY]);
    await Promise.all(resources.map(each => client.get(each)));
    await Promise.all(resources.map(each => client.canPatch(each)));
    const requests = asked();
    // One request an object, and one access review for both.
    expect(requests).toHaveLength(resources.length + 1);
    expect(requests).not.toContain(CLUSTERS);
  });

  it('reads the list of clusters again after five minutes', async () => {
    const { list, asked, configure } = createWire([small('staging')]);
    await list();
    configure([small('staging'), small('empty', { objects: [] })]);
    calendar.pass(5 * MINUTE);
    const before = await list();
    expect(before.clusters).toEqual([{ name: 'staging' }]);
    asked();
    calendar.pass(1);
    const after = await list();
    expect(after.clusters).toEqual([
      { name: 'staging' },
      { name: 'empty', isInAnswer: false },
    ]);
    expect(asked()[0]).toBe(CLUSTERS);
  });

  it('shows a cluster that was not in the list, and reads the list again', async () => {
    const { list, asked, configure } = createWire([small('staging')]);
    await list();
    configure([small('staging'), small('new')]);
    const listing = await list();
    expect(rows(listing)).toContain('new/HelmRelease/podinfo');
    expect(listing.clusters).toEqual([{ name: 'staging' }, { name: 'new' }]);
    asked();
    await list(listing);
    expect(asked()).toEqual([CLUSTERS, QUERY]);
    await list(listing);
    expect(asked()).toEqual([QUERY]);
  });

  it('reads the list of clusters again after a failure', async () => {
    const { list, asked, standIn } = createWire([small('staging')]);
    standIn.setFaults([
      { endpoint: 'clusters', effect: { type: 'status', status: 502 } },
    ]);
    await expect(list()).rejects.toMatchObject({
      problem: 'serverError',
      status: 502,
      cluster: undefined,
    });
    standIn.setFaults([]);
    await expect(list()).resolves.toMatchObject({ errors: [] });
    expect(asked()).toEqual([CLUSTERS, CLUSTERS, QUERY]);
  });

  it('fails where Backstage sends something else than a list of clusters', async () => {
    const { list } = createWire([small('staging')]);
    intercept('get', '/clusters', async () => Response.json({}));
    await expect(list()).rejects.toMatchObject({ problem: 'malformed' });
  });

  it('sends no query where there are no clusters', async () => {
    const { list, asked } = createWire([]);
    await expect(list()).resolves.toMatchObject({
      clusters: [],
      resources: [],
    });
    expect(asked()).toEqual([CLUSTERS]);
  });

  it('queries only the requested kinds', async () => {
    const { list } = createWire([small('staging')]);
    const listing = await list(undefined, { kinds: ['HelmRelease'] });
    expect(rows(listing)).toEqual(['staging/HelmRelease/podinfo']);
    expect(listing.kinds).toEqual(['HelmRelease']);
  });

  it('never calls onPartial while the combined query works', async () => {
    const onPartial = jest.fn();
    const { list } = createWire([small('staging'), small('production')]);
    const listing = await list(undefined, { onPartial });
    expect(onPartial).not.toHaveBeenCalled();
    expect(listing).not.toHaveProperty('pending');
  });

  it('rejects when the signal aborts', async () => {
    const { list } = createWire([small('staging')]);
    const nobody = new AbortController();
    const listing = list(undefined, { signal: nobody.signal });
    nobody.abort();
    await expect(listing).rejects.toMatchObject({ name: 'FluxError' });
  });

  it('distinguishes clusters whose names differ only in blanks and slashes', async () => {
    const names = ['eu/1 a', 'eu 1/a', 'eu%2F1 a'];
    const { list } = createWire(names.map(name => small(name)));
    const { resources, ...listing } = await list();
    expect(saidOf({ resources, ...listing })).toEqual([]);
    expect(new Set(resources.map(({ key }) => key)).size).toBe(6);
    expect(new Set(resources.map(({ cluster }) => cluster))).toEqual(
      new Set(names),
    );
  });
});
