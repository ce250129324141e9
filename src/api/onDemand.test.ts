import type { FluxApi } from './FluxApi';
import { onDemand } from './onDemand';

const ref = {
  cluster: 'staging',
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  namespace: 'flux-system',
  name: 'apps',
} as const;

it('loads the implementation once, at the first call', async () => {
  const get = jest.fn<ReturnType<FluxApi['get']>, Parameters<FluxApi['get']>>();
  get.mockResolvedValue(undefined);
  const load = jest.fn().mockResolvedValue({ get });
  const api = onDemand(load);
  expect(load).not.toHaveBeenCalled();
  await Promise.all([api.get(ref), api.get(ref)]);
  expect(load).toHaveBeenCalledTimes(1);
  expect(get.mock.calls).toEqual([[ref], [ref]]);
});

it('loads it again after a failure, which the caller is told', async () => {
  const canPatch = jest.fn().mockResolvedValue(true);
  const load = jest
    .fn()
    .mockRejectedValueOnce(new Error('Loading chunk 7 failed'))
    .mockResolvedValue({ canPatch });
  const api = onDemand(load);
  await expect(api.canPatch(ref)).rejects.toThrow('Loading chunk 7 failed');
  await expect(api.canPatch(ref)).resolves.toBe(true);
});
