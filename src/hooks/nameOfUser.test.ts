import { mockApis } from '@backstage/test-utils';
import { nameOfUser } from './nameOfUser';

const named = (userEntityRef: string) =>
  nameOfUser(mockApis.identity({ userEntityRef }));

it.each([
  ['user:default/jane', 'jane'],
  ['user:team/jane', 'team/jane'],
  ['user:jane', 'jane'],
])('%s is %s to people', async (ref, name) => {
  await expect(named(ref)).resolves.toBe(name);
});

it.each(['', 'jane', 'user:', '://'])('returns undefined for %j', async ref => {
  await expect(named(ref)).resolves.toBeUndefined();
});

it('returns undefined where Backstage does not know the user', async () => {
  const identityApi = {
    ...mockApis.identity(),
    getBackstageIdentity: async () => {
      throw new Error('signed out');
    },
  };
  await expect(nameOfUser(identityApi)).resolves.toBeUndefined();
});
