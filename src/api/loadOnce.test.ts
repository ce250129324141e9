import { loadOnce } from './loadOnce';

it('loads once, at the first call', async () => {
  const load = jest.fn().mockResolvedValue('loaded');
  const get = loadOnce(load);
  expect(load).not.toHaveBeenCalled();
  await expect(Promise.all([get(), get()])).resolves.toEqual([
    'loaded',
    'loaded',
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('loads again after a failure, which all who wait are told', async () => {
  const load = jest
    .fn()
    .mockRejectedValueOnce(new Error('Loading chunk 7 failed'))
    .mockResolvedValue('loaded');
  const get = loadOnce(load);
  const failure = { status: 'rejected', reason: expect.any(Error) };
  await expect(Promise.allSettled([get(), get()])).resolves.toEqual([
    failure,
    failure,
  ]);
  await expect(get()).resolves.toBe('loaded');
  expect(load).toHaveBeenCalledTimes(2);
});
