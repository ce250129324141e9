import { failQuery } from '../__testUtils__/backstage';
import { failureOf, fault, small } from '../__testUtils__/cases';
import {
  createWire,
  intercept,
  setUpWire,
  type unsearchable,
} from '../__testUtils__/wire';

setUpWire();

const kinds = ['HelmRelease'] as const;
const ID = 'backstage.io/kubernetes-id';

describe('an annotation that cannot be searched for', () => {
  it.each<[keyof typeof unsearchable, string]>([
    ['tooLong', ID],
    ['withBlank', ID],
    ['withoutParentheses', 'backstage.io/kubernetes-label-selector'],
  ])('%s is named, and nothing is requested', async (entity, name) => {
    const { list, asked } = createWire([small('staging')]);
    const error = await failureOf(list(undefined, { entity, kinds }));
    expect(error).toMatchObject({
      problem: 'invalidSearch',
      cluster: undefined,
      annotation: { name },
    });
    expect(asked()).toEqual([]);
  });

  it.each(['in the combined query', 'separately'])(
    'is named where only the cluster knows, asked %s',
    async how => {
      const { list, cluster } = createWire([small('staging')]);
      if (how === 'separately') failQuery();
      cluster('staging').setFaults([fault({ type: 'status', status: 400 })]);
      const { errors } = await list(undefined, { kinds });
      expect(errors).toEqual([
        expect.objectContaining({
          problem: 'invalidSearch',
          cluster: 'staging',
          kind: 'HelmRelease',
          status: 400,
          annotation: { name: ID, value: 'podinfo' },
        }),
      ]);
    },
  );
});

test('A query that Backstage itself refuses blames no annotation', async () => {
  const { list } = createWire([small('staging')]);
  intercept('post', '/resources/custom/query', async () =>
    Response.json(
      { error: { message: 'Entity ref missing' } },
      { status: 400 },
    ),
  );
  const error = await failureOf(list(undefined, { kinds }));
  expect(error).toMatchObject({ problem: 'other', status: 400 });
  expect(error.annotation).toBeUndefined();
});
