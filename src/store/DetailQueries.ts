import type { QueryClient } from '@tanstack/react-query';
import type { FluxPodLogsOptions, FluxRawObject } from '../api';
import {
  isFluxRef,
  keyOf,
  type FluxRef,
  type FluxResource,
  type ObjectRef,
} from '../flux';
import type { StoreApi } from './typedErrors';

const RAW = ['flux', 'raw'] as const;

/** For how long details are kept after they were closed, in ms: they may be large. */
const KEPT_MS = 60_000;
/** For how long a reading counts as fresh, in ms: several sections show the same object. */
const FRESH_MS = 5_000;

const SHARED = { retry: false, gcTime: KEPT_MS, staleTime: FRESH_MS } as const;

/** What the listings and caches beside the details hold. */
interface Beside {
  readonly findListed: (ref: FluxRef) => FluxResource | undefined;
  /** Keeps an object of Flux that was read here, where it is shown as a source. */
  readonly remember: (object: FluxResource) => void;
}

/** Query options of all that details show: single objects as JSON, their events, logs. Each has an age of its own. */
export class DetailQueries {
  constructor(
    private readonly client: QueryClient,
    private readonly api: StoreApi,
    private readonly beside: Beside,
  ) {}

  /** Lets the next reading ask again for a sign-in that was rejected: the person wants to retry. */
  async beforeRetry(): Promise<void> {
    // Without it, the reading itself says what is wrong.
    await this.api.forgetRejectedSignIns().catch(() => {});
  }

  /** Query of one object; its value is `null` where the cluster has no such object. */
  raw(ref: ObjectRef) {
    return {
      ...SHARED,
      queryKey: [...RAW, keyOf(ref)],
      queryFn: async (): Promise<FluxRawObject | null> => {
        const previous = isFluxRef(ref)
          ? this.beside.findListed(ref)
          : undefined;
        const found = await this.api.getRaw(ref, previous);
        if (found?.resource) this.beside.remember(found.resource);
        return found ?? null;
      },
    };
  }

  /** Query of something that takes several requests. @param key - names it, with the object that it is about */
  composed<T>(
    [name, ref]: readonly [string, ObjectRef],
    read: (api: StoreApi) => Promise<T>,
  ) {
    return {
      ...SHARED,
      queryKey: ['flux', name, keyOf(ref)],
      queryFn: () => read(this.api),
    };
  }

  /** Query of the log of a Pod. */
  podLogs(pod: ObjectRef, options: FluxPodLogsOptions) {
    const { container, tailLines, previous } = options;
    return {
      ...SHARED,
      queryKey: ['flux', 'logs', keyOf(pod), container, tailLines, previous],
      queryFn: (): Promise<string> => this.api.podLogs(pod, options),
    };
  }

  /** Reads an object again where it is shown, if it has changed since. */
  expire({ key, resourceVersion }: FluxResource): void {
    const queryKey = [...RAW, key];
    const known = this.client.getQueryData<FluxRawObject | null>(queryKey);
    if (known && known.resource?.resourceVersion !== resourceVersion) {
      this.client.invalidateQueries({ queryKey, exact: true });
    }
  }
}
