import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { knownKinds, type KnownKinds } from '../api';

/** Returns all kinds that the app knows. */
export function useKinds(): KnownKinds {
  return knownKinds(useApi(configApiRef));
}
