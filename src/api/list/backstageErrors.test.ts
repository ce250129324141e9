import { failureOf, rows, said, small } from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const one = () => createWire([small('staging')]);
const nowhere = { cluster: undefined, kind: undefined };

describe('Backstage itself', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [429, 'throttled'],
    [502, 'serverError'],
    [503, 'serverError'],
  ])(
    'answering %s to the query fails the listing as %s, in one request',
    async (status, problem) => {
      const { list, standIn, asked } = one();
      const first = await list();
      asked();
      standIn.setFaults([
        { endpoint: 'query', effect: { type: 'status', status } },
      ]);
      const error = await failureOf(list(first));
      expect(said(error)).toEqual({ ...nowhere, problem, status });
      expect(asked()).toEqual(['POST /resources/custom/query']);
      standIn.setFaults([]);
      await expect(list(first)).resolves.toMatchObject({
        resources: first.resources,
      });
    },
  );

  it.each([401, 403, 404, 502])(
    'answering %s to everything fails the listing',
    async status => {
      const { list, standIn } = one();
      standIn.setFaults([{ effect: { type: 'status', status } }]);
      const error = await failureOf(list());
      expect(said(error)).toMatchObject({ ...nowhere, status });
    },
  );

  it('that is down fails the listing as unreachable', async () => {
    const { list, standIn } = one();
    standIn.setFaults([{ effect: { type: 'network' } }]);
    const error = await failureOf(list());
    expect(said(error)).toEqual({ ...nowhere, problem: 'unreachable' });
    standIn.setFaults([]);
    expect(rows(await list())).toHaveLength(2);
  });

  it('that goes down after the clusters are known is not asked for single clusters', async () => {
    const { list, standIn, asked } = one();
    const first = await list();
    asked();
    standIn.setFaults([{ effect: { type: 'network' } }]);
    const error = await failureOf(list(first));
    expect(said(error)).toEqual({ ...nowhere, problem: 'unreachable' });
    expect(asked()).toEqual(['POST /resources/custom/query']);
  });

  it.each([
    ['kubernetes.clusters.read', 'GET /clusters'],
    ['kubernetes.resources.read', 'POST /resources/custom/query'],
  ])('denying %s fails the listing as forbidden', async (permission, last) => {
    const { list, standIn, asked } = one();
    standIn.setDenied([permission]);
    const error = await failureOf(list());
    expect(said(error)).toEqual({
      ...nowhere,
      problem: 'forbidden',
      status: 403,
    });
    expect(asked().at(-1)).toBe(last);
  });

  it.each([
    ['a login page', '<html>Sign in</html>'],
    ['half an answer', '{"items": ['],
    ['nothing', ''],
    ['something else', '{"hello":"world"}'],
    ['null', 'null'],
  ])('sending %s fails the listing as malformed', async (_name, body) => {
    const { list } = one();
    intercept(
      'post',
      '/resources/custom/query',
      async () => new Response(body),
    );
    const error = await failureOf(list());
    expect(said(error)).toEqual({ ...nowhere, problem: 'malformed' });
  });
});
