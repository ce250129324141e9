import fc from 'fast-check';
import { RUNS } from '../../flux/__testUtils__/runs';
import { NO_FILTERS } from './filters';
import {
  cardInUrl,
  PAGE_SIZES,
  readTableState,
  writeTableState,
  type TableState,
} from './tableState';

const CARD = 'flux-deployments';
const INITIAL_STATE: TableState = {
  filters: NO_FILTERS,
  pageIndex: 0,
  pageSize: 10,
};
const read = (search: string) =>
  readTableState(new URLSearchParams(search), CARD);

it('the parameters of a card begin with its name, and with the kinds that were chosen', () => {
  expect(cardInUrl('deployments')).toBe(CARD);
  expect(cardInUrl('resources HelmChart Bucket')).toBe(
    'flux-resources-HelmChart-Bucket',
  );
});

it('a state is read as it was written', () => {
  const state = {
    filters: {
      query: 'web cluster:eu & "a b"',
      standing: 'behind',
      kind: 'HelmRelease',
      cluster: 'prod/eu',
      namespace: 'team-a',
    },
    sorting: { id: 'updated', desc: true },
    pageIndex: 3,
    pageSize: 25,
  } as const;
  const written = writeTableState(new URLSearchParams(), CARD, state);
  expect(read(written.toString())).toEqual(state);
});

it('the first state takes no parameters, and those of others stay as they are', () => {
  const before = new URLSearchParams(
    `tab=flux&${CARD}.q=x&flux-sources.q=y&a=1&a=2`,
  );
  expect(writeTableState(before, CARD, INITIAL_STATE).toString()).toBe(
    'tab=flux&flux-sources.q=y&a=1&a=2',
  );
});

it.each([
  'show=Constructor',
  'kind=Pod',
  'sort=-',
  'sort=a%20b',
  'page=-1',
  'page=1.5',
  'page=1e99',
  'page=x',
  'rows=1000000',
  'rows=0',
  `q=${'x'.repeat(10_000)}`,
  `cluster=${'x'.repeat(10_000)}`,
])('an invalid parameter is left out: %.40s', param => {
  expect(read(`${CARD}.${param}`)).toEqual(INITIAL_STATE);
});

it('whatever the URL holds, the state is valid', () => {
  const name = fc.constantFrom(
    'q',
    'show',
    'kind',
    'cluster',
    'ns',
    'sort',
    'page',
    'rows',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), pairs => {
      const params = new URLSearchParams(
        pairs.map(([param, value]) => [`${CARD}.${param}`, value]),
      );
      const state = readTableState(params, CARD);
      expect(PAGE_SIZES).toContain(state.pageSize);
      expect(state.pageIndex).toBeGreaterThanOrEqual(0);
      expect(read(writeTableState(params, CARD, state).toString())).toEqual(
        state,
      );
    }),
    RUNS,
  );
});
