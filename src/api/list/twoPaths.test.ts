import type { Fault } from '../../../dev/cluster';
import { failQuery } from '../__testUtils__/backstage';
import { fault, small } from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const kinds = ['GitRepository', 'HelmRelease'] as const;

const EFFECTS: readonly (readonly [string, Fault['effect']])[] = [
  ...[400, 401, 403, 404, 405, 408, 429, 500, 502, 503, 504].map(
    status => [`${status}`, { type: 'status', status }] as const,
  ),
  ['an HTML page', { type: 'html' }],
  ['truncated JSON', { type: 'truncated' }],
  ['an empty body', { type: 'empty' }],
  ['a refused connection', { type: 'refused' }],
];

async function errorsOf(
  effect: Fault['effect'],
  plural: string | undefined,
  how: 'together' | 'apart',
) {
  const { list, cluster } = createWire([small('one'), small('two')]);
  if (how === 'apart') failQuery();
  cluster('two').setFaults([fault(effect, { plural })]);
  const { errors } = await list(undefined, { kinds });
  return errors.map(({ problem, cluster: name, kind, status }) => ({
    problem,
    name,
    kind,
    status,
  }));
}

describe('a cluster is blamed for the same, in the combined query and separately, where', () => {
  it.each(EFFECTS)('%s comes for one kind', async (_name, effect) => {
    const apart = await errorsOf(effect, 'helmreleases', 'apart');
    const together = await errorsOf(effect, 'helmreleases', 'together');
    expect(apart).toEqual(
      together.map(error => ({
        ...error,
        // Backstage's backend drops all that such a cluster has answered. Separately, its other kinds are read.
        ...(error.problem === 'malformed' && { kind: 'HelmRelease' }),
      })),
    );
  });

  it.each(EFFECTS)('%s comes for all', async (_name, effect) => {
    const apart = await errorsOf(effect, undefined, 'apart');
    expect(apart).toEqual(await errorsOf(effect, undefined, 'together'));
  });

  it('a page of a gateway comes: separately, after one request', async () => {
    const page = { type: 'html', status: 502 } as const;
    const together = await errorsOf(page, undefined, 'together');
    expect(together).toHaveLength(kinds.length);
    // No other kind is requested then, so none is named.
    expect(await errorsOf(page, undefined, 'apart')).toEqual([
      { ...together[0], kind: undefined },
    ]);
  });
});
