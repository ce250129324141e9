import { useApiHolder } from '@backstage/core-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { createContext, useContext, useMemo } from 'react';
import type { AppForge, ForgeOf } from '../../flux';

const ForgeContext = createContext<ForgeOf | undefined>(undefined);

/** Provides the app's knowledge of forges to everything in a card. */
export const ForgeProvider = ForgeContext.Provider;

/** Bitbucket's integration names the address of its API only, which is below that of its pages. */
const withoutApi = (apiBaseUrl: string) =>
  apiBaseUrl.replace(/\/rest\/api\b.*$/, '');

/** Returns the forges of an app's integrations, by their hosts. */
function forgesByHost(
  integrations: typeof scmIntegrationsApiRef.T,
): ReadonlyMap<string, AppForge> {
  const { azure, bitbucketCloud, bitbucketServer, gitea, github, gitlab } =
    integrations;
  const found = new Map<string, AppForge>();
  const add = (host: string, forge: AppForge) => {
    const known = { baseUrl: `https://${host}`, ...forge };
    found.set(host, known);
    // Clone URLs over ssh have a port of their own.
    const [hostname = host] = host.split(/:\d+$/);
    if (!found.has(hostname)) found.set(hostname, known);
  };
  for (const { type, config } of [
    ...azure.list(),
    ...bitbucketCloud.list(),
    ...github.list(),
  ]) {
    add(config.host, { type });
  }
  for (const { type, config } of [...gitea.list(), ...gitlab.list()]) {
    const { host, baseUrl } = config;
    add(host, baseUrl === undefined ? { type } : { type, baseUrl });
  }
  for (const { type, config } of bitbucketServer.list()) {
    add(config.host, { type, baseUrl: withoutApi(config.apiBaseUrl) });
  }
  return found;
}

/**
 * Returns the forges that the app's `integrations` name. Apps of the old frontend system need not have that API: then
 * the forms of URLs and the names of hosts have to do.
 */
export function useAppForges(): ForgeOf {
  const integrations = useApiHolder().get(scmIntegrationsApiRef);
  return useMemo(() => {
    const forges = integrations && forgesByHost(integrations);
    return host => {
      const known = forges?.get(host);
      if (known) return known;
      const other = integrations?.byHost(host);
      return other && { type: other.type };
    };
  }, [integrations]);
}

/** Returns the forges that the card around the component provides. */
export function useForges(): ForgeOf | undefined {
  return useContext(ForgeContext);
}
