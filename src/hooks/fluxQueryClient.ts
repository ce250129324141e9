import { QueryClient } from '@tanstack/react-query';
import type { FluxApi } from '../api';

const clients = new WeakMap<FluxApi, QueryClient>();

/**
 * The one cache of a FluxApi, shared by all cards. It is handed to each hook rather than provided by a context: the
 * cards of a page have no common ancestor of ours, and an app's own QueryClient stays untouched.
 */
export function fluxQueryClient(api: FluxApi): QueryClient {
  const known = clients.get(api);
  if (known) return known;
  const client = new QueryClient({
    // Backstage is often reached where the browser believes to be offline (localhost, VPN): only a failure counts.
    defaultOptions: {
      queries: { networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  clients.set(api, client);
  return client;
}
