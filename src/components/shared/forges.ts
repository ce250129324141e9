import { useApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { createContext, useContext, useMemo } from 'react';
import type { ForgeOf } from '../../flux';

const ForgeContext = createContext<ForgeOf | undefined>(undefined);

/** Provides the app's knowledge of forges to everything in a card. */
export const ForgeProvider = ForgeContext.Provider;

/**
 * Returns the forges that the app's `integrations` name. Apps of the old frontend system need not have that API: then
 * the names of hosts have to do.
 */
export function useAppForges(): ForgeOf {
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useMemo(
    () => host => integrations?.byHost(host)?.type,
    [integrations],
  );
}

/** Returns the forges that the card around the component provides. */
export function useForges(): ForgeOf | undefined {
  return useContext(ForgeContext);
}
