import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { IdentityApi } from '@backstage/core-plugin-api';

/**
 * Returns who is signed in to Backstage, for people to read: `jane`, or `team/jane` outside the default namespace.
 *
 * @returns `undefined` where Backstage does not know
 */
export async function nameOfUser(
  identityApi: IdentityApi,
): Promise<string | undefined> {
  try {
    const { userEntityRef } = await identityApi.getBackstageIdentity();
    const { namespace, name } = parseEntityRef(userEntityRef);
    return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
  } catch {
    return undefined;
  }
}
