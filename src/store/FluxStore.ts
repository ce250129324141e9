import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { FluxApi } from '../api';
import type { FluxResource } from '../flux';
import { Access } from './access';
import { Actions } from './actions';
import { BulkActions } from './bulk';
import { DetailQueries } from './DetailQueries';
import { KnownClusters } from './KnownClusters';
import type { FoundPod } from './foundPods';
import { Listings } from './Listings';
import { ObjectCache } from './ObjectCache';
import { ObservableMap } from './Observable';
import { withTypedErrors } from './typedErrors';

/**
 * Everything that the plugin knows at run time, shared by all cards of an app.
 *
 * The query cache holds server state: listings by scope, objects by reference, access reviews. Observable values beside
 * it hold the rest, such as running actions.
 */
export class FluxStore {
  readonly client: QueryClient;
  readonly clusters = new KnownClusters();
  readonly listings: Listings;
  readonly objects: ObjectCache;
  readonly details: DetailQueries;
  readonly access: Access;
  readonly actions: Actions;
  readonly bulk: BulkActions;
  /** Pods that details have found to fail, by the key of what has applied them. */
  readonly foundPods = new ObservableMap<readonly FoundPod[]>();

  constructor(fluxApi: FluxApi) {
    const api = withTypedErrors(fluxApi);
    const client = new QueryClient({
      // Backstage is often reached while the browser believes to be offline (localhost, VPN): only a failure counts.
      defaultOptions: { queries: { networkMode: 'always' } },
    });
    this.client = client;
    this.objects = new ObjectCache(client, api, ref => this.listings.find(ref));
    this.details = new DetailQueries(client, api, {
      findListed: ref => this.listings.find(ref)?.object,
      remember: object => this.remember(object),
    });
    this.access = new Access(client, api);
    this.listings = new Listings(
      {
        client,
        api,
        objects: this.objects,
        isHurried: isListed => this.actions.isAnyQuick(isListed),
      },
      this.clusters,
    );
    const refreshListings = () => this.listings.refreshActive();
    this.actions = new Actions({
      api,
      put: object => this.put(object),
      refreshListings,
      rememberRefusal: error => this.access.remember(error),
    });
    this.bulk = new BulkActions(this.actions, refreshListings);
  }

  /** Replaces an object that was just read or written, wherever it is shown. */
  put(object: FluxResource): void {
    notifyManager.batch(() => {
      this.listings.put(object);
      this.remember(object);
      this.details.expire(object);
    });
  }

  private remember(object: FluxResource): void {
    if (this.objects.put(object)) this.listings.updateSources();
  }
}

const stores = new WeakMap<FluxApi, FluxStore>();

/**
 * Returns the one store of a FluxApi. It is not provided by a React context, because the cards of a page have no common
 * ancestor of ours; an app's own QueryClient stays untouched.
 */
export function storeOf(api: FluxApi): FluxStore {
  const known = stores.get(api);
  if (known) return known;
  const store = new FluxStore(api);
  stores.set(api, store);
  return store;
}
