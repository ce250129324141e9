import {
  startBackstage,
  tested,
  type Story,
} from '../../__testUtils__/backstage';
import { FluxClient } from '../../api';
import { storeOf } from '..';

export const MINUTE = 60_000;
/** What a poll leads to has come by then, in ms. */
export const SOON = 500;
/** All sources have been read by then, in ms: one kind with each poll. */
export const ALL_READ = 2 * MINUTE + SOON;

type ClientOptions = ConstructorParameters<typeof FluxClient>[0];

/**
 * Opens a store on the wire to the clusters of a story, by default one with shared sources. Its scopes are polled once a
 * minute.
 */
export function openStore({
  story = 'shared-sources',
  ...options
}: Pick<ClientOptions, 'listLimits'> & { readonly story?: Story } = {}) {
  const backstage = startBackstage(story);
  const [[, kubernetesApi], [, kubernetesAuthProvidersApi]] =
    backstage.kubernetesApis;
  const store = storeOf(
    new FluxClient({ kubernetesApi, kubernetesAuthProvidersApi, ...options }),
  );
  return {
    ...backstage,
    store,
    poll: (entity = tested.podinfo) => store.listings.of({ entity }, MINUTE),
  };
}
