import { ConfigReader } from '@backstage/config';
import { fluxApiFactory } from './fluxApiFactory';

const clusters = [{ name: 'staging', authProvider: 'serviceAccount' }];

function created(getClusters: () => Promise<typeof clusters>) {
  return fluxApiFactory.factory({
    configApi: new ConfigReader({}),
    kubernetesApi: { getClusters } as never,
    kubernetesAuthProvidersApi: {} as never,
  });
}

it('begins to read the clusters at once, and reads them once', async () => {
  const read = jest.fn(async () => clusters);
  const api = created(read);
  expect(read).toHaveBeenCalledTimes(1);
  expect(await api.clusters?.()).toEqual([{ name: 'staging' }]);
  expect(read).toHaveBeenCalledTimes(1);
});

it('reads the clusters again if that has failed', async () => {
  const read = jest
    .fn(async () => clusters)
    .mockRejectedValueOnce(new Error('not signed in yet'));
  const api = created(read);
  await Promise.resolve();
  expect(await api.clusters?.()).toEqual([{ name: 'staging' }]);
  expect(read).toHaveBeenCalledTimes(2);
});
