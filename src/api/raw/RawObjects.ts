import {
  isFluxRef,
  isRecord,
  type FluxResource,
  type KindRef,
  type ObjectRef,
} from '../../flux';
import { readEvents } from '../../flux/details';
import { FluxError } from '../errors';
import type {
  FluxEvents,
  FluxListRawOptions,
  FluxPodLogsOptions,
  FluxRawList,
  FluxRawObject,
} from '../readings';
import {
  NotServed,
  type ClusterClient,
  type FluxObjects,
  type ServedKind,
} from '../cluster';
import { wellKnownKind } from './wellKnownKinds';

/** Most objects or events in one answer. */
const LIMIT = 500;

/** Namespace of the events about cluster-scoped objects. */
const DEFAULT_NAMESPACE = 'default';

/** Returns whether the cluster says that it has no such object, or not its kind. */
export function isMissing(thrown: unknown): boolean {
  return (
    thrown instanceof FluxError &&
    thrown.problem === 'notFound' &&
    thrown.kind !== undefined
  );
}

/**
 * Reads a kind as every cluster serves it, without discovery; with it where the cluster is too old for that, and for all
 * other kinds.
 */
export async function atWellKnown<T>(
  place: KindRef,
  read: (served?: ServedKind) => Promise<T>,
): Promise<T> {
  const known = wellKnownKind(place);
  if (!known) return read();
  try {
    return await read(known);
  } catch (thrown) {
    if (!(thrown instanceof NotServed)) throw thrown;
    return read();
  }
}

/** Reads objects of any kind, as JSON. */
export class RawObjects {
  constructor(
    private readonly client: ClusterClient,
    private readonly objects: FluxObjects,
  ) {}

  /** See `FluxApi.getRaw`. */
  async find(
    ref: ObjectRef,
    previous?: FluxResource,
  ): Promise<FluxRawObject | undefined> {
    try {
      const { version, object } = await atWellKnown(ref, served =>
        this.client.get(ref, undefined, served),
      );
      if (!isRecord(object)) {
        const message = 'the response is not an object';
        throw new FluxError('malformed', message, ref);
      }
      return isFluxRef(ref)
        ? {
            json: object,
            resource: this.objects.parse(ref, version, object, previous),
          }
        : { json: object };
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }
  }

  /** See `FluxApi.listRaw`. */
  async list(
    place: KindRef,
    { labelSelector, limit = LIMIT }: FluxListRawOptions = {},
  ): Promise<FluxRawList> {
    try {
      const { items, next } = await atWellKnown(place, served =>
        this.client.listPage(place, { labelSelector, limit, served }),
      );
      return { items: items.filter(isRecord), isTruncated: next !== undefined };
    } catch (thrown) {
      if (thrown instanceof NotServed) return { items: [], isTruncated: false };
      throw thrown;
    }
  }

  /** See `FluxApi.apiGroups`. */
  async groups(cluster: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.client.groups(cluster)).filter(isRecord);
  }

  /** See `FluxApi.events`. */
  async events(about: ObjectRef): Promise<FluxEvents> {
    try {
      return await this.eventsIn('', 'involvedObject', about);
    } catch (thrown) {
      const isForbidden =
        thrown instanceof FluxError && thrown.problem === 'forbidden';
      if (!isForbidden) throw thrown;
      // A role may grant the same events under the name of the newer API.
      return this.eventsIn('events.k8s.io', 'regarding', about).catch(() => {
        throw thrown;
      });
    }
  }

  /** See `FluxApi.podLogs`. */
  async logs(pod: ObjectRef, options?: FluxPodLogsOptions): Promise<string> {
    return this.client.log({ ...pod, group: '', kind: 'Pod' }, options);
  }

  private async eventsIn(
    group: string,
    field: 'involvedObject' | 'regarding',
    about: ObjectRef,
  ): Promise<FluxEvents> {
    const { cluster, namespace = DEFAULT_NAMESPACE, kind, name } = about;
    const place = { cluster, group, kind: 'Event', namespace };
    const { items, next } = await this.client.listPage(place, {
      fieldSelector: `${field}.kind=${kind},${field}.name=${name}`,
      limit: LIMIT,
      served: wellKnownKind(place),
    });
    const events = readEvents(items).filter(
      event => event.about === undefined || event.about.group === about.group,
    );
    return { events, isTruncated: next !== undefined };
  }
}
