import {
  isRecord,
  keyOf,
  kindKeyOf,
  readString,
  type FluxRef,
  type KindRef,
} from '../../flux';
import { fromThrown } from '../errors';
import type { FluxReading } from '../readings';
import type { ClusterClient, Page } from './ClusterClient';
import type { FluxObjects } from './FluxObjects';
import { NotServed } from './NotServed';

/** Most objects in one answer, as kubectl asks for them. */
const PAGE = 500;
/**
 * Most objects that are listed for each one that is wanted. A namespace may hold thousands, of other teams: reading a few
 * of them one by one is cheaper than all of them in a list.
 */
const LISTED_FOR_EACH = 25;
/** Number of namespaces from which on one list of all namespaces is tried first. */
const MANY_NAMESPACES = 3;
/** Most namespaces that are listed at a time. */
const NAMESPACES = 10;
/** Most objects that are read one by one at a time. */
const SINGLE_READS = 20;
/** How long a list that is forbidden is not tried again, in ms. */
const FORBIDDEN_FOR = 10 * 60_000;

/** By key. */
type Readings = Map<string, FluxReading>;

/** Reads several objects of one kind on one cluster with few requests. */
export class ObjectGroups {
  /** By place: until when its list counts as forbidden, in ms since the epoch. */
  private readonly forbidden = new Map<string, number>();

  constructor(
    private readonly client: ClusterClient,
    private readonly objects: FluxObjects,
  ) {}

  /** See `FluxApi.getMany`. */
  async read(
    refs: readonly FluxRef[],
  ): Promise<ReadonlyMap<string, FluxReading>> {
    const readings: Readings = new Map();
    const left = () => refs.filter(ref => !readings.has(keyOf(ref)));
    const namespaces = new Set(refs.map(({ namespace }) => namespace));
    if (namespaces.size >= MANY_NAMESPACES) {
      await this.readList(undefined, refs, readings);
    }
    const groups = [...namespaces]
      .map(namespace => left().filter(ref => ref.namespace === namespace))
      .filter(group => group.length > 1);
    for (const group of groups.slice(0, NAMESPACES)) {
      await this.readList(group[0]?.namespace, group, readings);
    }
    await this.readSingly(left().slice(0, SINGLE_READS), readings);
    return readings;
  }

  /**
   * Reads what a list brings, of one namespace or all.
   *
   * @throws FluxError where nothing has been read, and for another reason than that the list is forbidden
   */
  private async readList(
    namespace: string | undefined,
    wanted: readonly FluxRef[],
    readings: Readings,
  ): Promise<void> {
    const [first] = wanted;
    if (!first) return;
    const { cluster, group, kind } = first;
    const place: KindRef = { cluster, group, kind, namespace };
    if ((this.forbidden.get(kindKeyOf(place)) ?? 0) > Date.now()) return;
    const byKey = new Map(wanted.map(ref => [keyOf(ref), ref]));
    const most = LISTED_FOR_EACH * wanted.length;
    let listed = 0;
    let page: Page | undefined;
    do {
      const options = {
        version: page?.version,
        limit: Math.min(PAGE, most - listed),
        after: page?.next,
      };
      try {
        page = await this.client.listPage(place, options);
      } catch (thrown) {
        const error = fromThrown(thrown, place);
        if (error.problem === 'forbidden' && error.kind !== undefined) {
          this.forbidden.set(kindKeyOf(place), Date.now() + FORBIDDEN_FOR);
        } else if (error instanceof NotServed) {
          for (const key of byKey.keys()) readings.set(key, {});
        } else if (readings.size === 0) throw error;
        return;
      }
      listed += page.items.length;
      this.take(place, page, byKey, readings);
    } while (page.next && listed < most && byKey.size > 0);
    if (page.next) return;
    // The list is complete: what is not in it does not exist.
    for (const key of byKey.keys()) readings.set(key, {});
  }

  /** Moves the objects of a page from `wanted` to `readings`. */
  private take(
    place: KindRef,
    { version, items }: Page,
    wanted: Map<string, FluxRef>,
    readings: Readings,
  ): void {
    for (const item of items) {
      const metadata = isRecord(item) ? item.metadata : undefined;
      if (!isRecord(metadata)) continue;
      const namespace = readString(metadata.namespace);
      const name = readString(metadata.name) ?? '';
      const key = keyOf({ ...place, namespace, name });
      const ref = wanted.get(key);
      if (!ref) continue;
      wanted.delete(key);
      readings.set(key, { object: this.objects.parse(ref, version, item) });
    }
  }

  /** @throws FluxError where the cluster, or Backstage, fails as a whole, and nothing has been read */
  private async readSingly(
    refs: readonly FluxRef[],
    readings: Readings,
  ): Promise<void> {
    const read = async (ref: FluxRef): Promise<FluxReading> => {
      try {
        return { object: await this.objects.find(ref) };
      } catch (thrown) {
        return { error: fromThrown(thrown, ref) };
      }
    };
    const [ahead, ...others] = refs;
    if (!ahead) return;
    // The first goes alone: where the cluster does not answer, no others follow.
    const first = await read(ahead);
    const isLost = first.error !== undefined && first.error.kind === undefined;
    if (isLost && readings.size === 0) throw first.error;
    readings.set(keyOf(ahead), first);
    await Promise.all(
      others.map(async ref => {
        readings.set(keyOf(ref), isLost ? first : await read(ref));
      }),
    );
  }
}
