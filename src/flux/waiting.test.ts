import { condition, judge, retrying } from './__testUtils__/judge';

describe('an object that waits for a dependency', () => {
  const waiting = (message?: string) => ({
    ...condition('Ready', 'False', 'DependencyNotReady'),
    message,
  });
  const database = {
    cluster: 'one',
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    namespace: 'infra',
    name: 'database',
  };
  const cache = { ...database, name: 'cache' };

  it.each([
    "dependency 'infra/cache' is not ready",
    "dependency 'infra/cache' revision is not up to date",
  ])("has the dependency in Flux's message: %s", message => {
    expect(
      judge({ conditions: [waiting(message)], waitsFor: [database, cache] }),
    ).toMatchObject({ word: 'Waiting', waitingFor: 'infra/cache', message });
  });

  it.each([
    'dependency \'infra/cache\' not found: kustomizations "cache" not found',
    "unable to get 'infra/cache' dependency: not found",
  ])('has failed where that does not exist: %s', message => {
    expect(
      judge({ conditions: [waiting(message)], waitsFor: [database, cache] }),
    ).toMatchObject({
      word: 'Failed',
      waitingFor: 'infra/cache',
      isMissing: true,
      message,
    });
  });

  it('has failed where the only one does not exist, which the message does not name as others do', () => {
    const message =
      'failed to get the referred ImageRepository: referenced ImageRepository does not exist';
    expect(
      judge({ conditions: [waiting(message)], waitsFor: [database] }),
    ).toMatchObject({ word: 'Failed', waitingFor: 'infra/database' });
  });

  it('has its only dependency if the message names none', () => {
    const message = 'referenced ImageRepository has not been scanned yet';
    expect(
      judge({ conditions: [waiting(message)], waitsFor: [database] })
        .waitingFor,
    ).toBe('infra/database');
  });

  it.each([undefined, 'not yet', "dependency '' is not ready"])(
    'has none if there are several: %s',
    message => {
      const status = judge({
        conditions: [waiting(message)],
        waitsFor: [database, cache],
      });
      expect(status).toMatchObject({ word: 'Waiting' });
      expect(status.waitingFor).toBeUndefined();
    },
  );

  it('will retry', () => {
    expect(judge({ conditions: [retrying, waiting()] }).retrying).toBe(true);
  });
});
