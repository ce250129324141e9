import { useRouteRef } from '@backstage/core-plugin-api';
import { contentRouteRef } from '../routes';

/** Returns the path of the entity's tab; `undefined` in an app that does not have the tab. */
export function useTabPath(): string | undefined {
  try {
    return useRouteRef(contentRouteRef)();
  } catch {
    // It throws after its last hook, for a route that is nowhere in the app.
    return undefined;
  }
}
