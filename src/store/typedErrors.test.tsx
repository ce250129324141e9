import { at, read } from '../flux/__testUtils__/read';
import { gitRepository } from '../../dev/scenarios/build';
import { FluxError, type FluxApi } from '../api';
import { storeOf } from '.';

const source = read(
  'GitRepository',
  gitRepository(at('2.7'), {
    name: 'app',
    namespace: 'team-a',
    url: 'https://example.com/app',
  }),
);

const thrower = () => {
  // eslint-disable-next-line no-throw-literal -- an app's FluxApi may throw anything
  throw 'no luck';
};

/** An app's own FluxApi, which throws what is no error, and at once instead of in a promise. */
const appsApi: FluxApi = {
  list: thrower,
  get: thrower,
  getMany: thrower,
  canPatch: thrower,
  sync: thrower,
  suspend: thrower,
  resume: thrower,
};

test('whatever an app’s own FluxApi throws arrives as a FluxError', async () => {
  const { actions, access, client, objects } = storeOf(appsApi);
  await expect(
    actions.act({ resource: source, action: 'sync' }),
  ).rejects.toBeInstanceOf(FluxError);
  expect(actions.states.get().get(source.key)).toMatchObject({
    phase: 'error',
    error: { problem: 'other', message: 'no luck' },
  });
  expect((await objects.read(source)).error).toBeInstanceOf(FluxError);
  await expect(client.fetchQuery(access.query(source))).rejects.toBeInstanceOf(
    FluxError,
  );
});

test('a bulk action reports it for each object', async () => {
  const { bulk } = storeOf({ ...appsApi });
  const { entries, isOver } = await bulk.start('card', {
    action: 'sync',
    resources: [source],
  });
  expect(isOver).toBe(true);
  expect(entries).toMatchObject([
    { state: 'error', error: { message: 'no luck' } },
  ]);
});
