import { isReadable } from '../../flux';
import { failQuery } from '../__testUtils__/backstage';
import {
  failureOf,
  fault,
  rows,
  said,
  saidOf,
  small,
} from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const NAMES = ['eu west/1', 'eu/west 1', 'eu%2Fwest 1', '../eu?west#1'];
const kinds = ['GitRepository', 'HelmRelease'] as const;

const ALL = NAMES.flatMap(name => kinds.map(kind => `${name}/${kind}/podinfo`));

describe('a cluster whose name cannot be sent in a header', () => {
  const JAPANESE = '東京';

  it('is named where it cannot be read, and the others are listed', async () => {
    const { list } = createWire([small(JAPANESE), small('staging')]);
    failQuery();
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(kinds.map(kind => `staging/${kind}/podinfo`));
    expect(saidOf(listing)).toEqual([
      { problem: 'invalidName', cluster: JAPANESE },
    ]);
  });

  it('is named where its objects cannot be written', async () => {
    const { list, client } = createWire([small(JAPANESE)]);
    const [release] = (await list()).resources.filter(isReadable);
    if (!release) throw new Error('There is no resource');
    expect(said(await failureOf(client.sync(release)))).toEqual({
      problem: 'invalidName',
      cluster: JAPANESE,
    });
  });
});

describe('clusters with blanks, slashes and dots in their names', () => {
  it.each(['in the combined query', 'separately'])(
    'are listed %s',
    async how => {
      const { list, standIn } = createWire(NAMES.map(name => small(name)));
      if (how === 'separately') failQuery();
      const listing = await list(undefined, { kinds });
      expect(rows(listing)).toEqual(ALL);
      expect(listing.errors).toEqual([]);
      const paths = standIn.requests.map(({ path }) => path);
      expect(paths.filter(path => /eu|west/.test(path))).toEqual([]);
    },
  );

  it('have unchanged names in errors, and keep their rows', async () => {
    const { list, cluster } = createWire(NAMES.map(name => small(name)));
    const first = await list(undefined, { kinds });
    NAMES.forEach(name => cluster(name).setFaults([fault({ type: 'empty' })]));
    const second = await list(first, { kinds });
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual(
      NAMES.map(name => ({ problem: 'malformed', cluster: name })),
    );
  });

  it.each(NAMES)('a write to %s reaches no other cluster', async name => {
    const { list, client, standIn } = createWire(
      NAMES.map(each => small(each)),
    );
    const releases = async () =>
      (await list(undefined, { kinds })).resources
        .filter(isReadable)
        .filter(({ kind }) => kind === 'HelmRelease');
    const [release] = (await releases()).filter(
      ({ cluster }) => cluster === name,
    );
    if (!release) throw new Error('There is no release');
    const { result } = await client.suspend(release);
    expect(result).toBe('succeeded');
    const suspended = (await releases()).filter(each => each.suspended);
    expect(suspended.map(({ cluster }) => cluster)).toEqual([name]);
    const patch = standIn.requests.find(({ method }) => method === 'PATCH');
    expect(patch?.cluster).toBe(name);
  });
});
