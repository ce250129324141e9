import pLimit from 'p-limit';
import {
  groupBy,
  isFluxRef,
  isRecord,
  keyOf,
  kindKeyOf,
  readString,
  type KindRef,
  type ObjectRef,
} from '../../flux';
import { FluxError, fromThrown } from '../errors';
import type {
  FluxGetManyRawOptions,
  FluxRawObject,
  FluxReading,
} from '../readings';
import type { ClusterClient, FluxObjects, Page } from '../cluster';
import { atWellKnown, isMissing, type RawObjects } from './RawObjects';

/** Most objects in one answer, as kubectl asks for them. */
const PAGE = 500;
/** Most pages of one list. */
const PAGES = 4;
/** Most lists at a time. */
const LISTS = 30;
/** Most objects that are read one by one at a time. */
const SINGLE_READS = 40;
/** Concurrent single reads: as many as the client sends to a cluster. */
const SINGLE_READS_AT_ONCE = 2;
/** Number of namespaces from which on one list of all namespaces is tried first. */
const MANY_NAMESPACES = 3;

/** By key. */
type Readings = Map<string, FluxReading<FluxRawObject>>;

/** Refs of one kind on one cluster, in one namespace or in several. */
interface Group {
  readonly place: KindRef;
  readonly refs: readonly ObjectRef[];
}

function grouped(
  refs: readonly ObjectRef[],
  placeOf: (ref: ObjectRef) => KindRef,
): readonly Group[] {
  const groups = groupBy(refs, ref => kindKeyOf(placeOf(ref)));
  return [...groups.values()].map(group => ({
    place: placeOf(group[0]),
    refs: group,
  }));
}

const kindOf = ({ cluster, group, kind }: ObjectRef): KindRef => ({
  cluster,
  group,
  kind,
});
const placeOf = ({ namespace, ...ref }: ObjectRef): KindRef => ({
  ...kindOf(ref),
  namespace,
});

const isSecret = ({ group, kind }: ObjectRef) =>
  group === '' && kind === 'Secret';

/** Reads many objects of any kinds with few requests: what one applier has applied. */
export class RawGroups {
  constructor(
    private readonly client: ClusterClient,
    private readonly objects: FluxObjects,
    private readonly single: RawObjects,
  ) {}

  /** See `FluxApi.getManyRaw`. */
  async read(
    refs: readonly ObjectRef[],
    { labelSelector }: FluxGetManyRawOptions = {},
  ): Promise<ReadonlyMap<string, FluxReading<FluxRawObject>>> {
    const readings: Readings = new Map();
    const wanted = refs.filter(ref => !isSecret(ref));
    const left = () => wanted.filter(ref => !readings.has(keyOf(ref)));
    if (labelSelector !== undefined) {
      const everywhere = grouped(wanted, kindOf).filter(
        ({ refs: of }) =>
          new Set(of.map(({ namespace }) => namespace)).size >= MANY_NAMESPACES,
      );
      await this.listAll(everywhere, labelSelector, readings, true);
      const listed = new Set(
        everywhere
          .filter(({ refs: of }) => of.some(ref => readings.has(keyOf(ref))))
          .map(({ place }) => kindKeyOf(place)),
      );
      const groups = grouped(left(), placeOf).filter(
        ({ place, refs: of }) =>
          of.length > 1 &&
          !listed.has(kindKeyOf(kindOf({ ...place, name: '' }))),
      );
      await this.listAll(groups, labelSelector, readings, false);
    }
    await this.readSingly(left().slice(0, SINGLE_READS), readings);
    return readings;
  }

  /**
   * Lists each group. What a list does not bring may lack the label, so it is not missing for that; it is if the cluster
   * no longer has the kind.
   *
   * @param isTrial - a list that is forbidden says nothing
   */
  private async listAll(
    groups: readonly Group[],
    labelSelector: string,
    readings: Readings,
    isTrial: boolean,
  ): Promise<void> {
    await Promise.all(
      groups.slice(0, LISTS).map(async ({ place, refs }) => {
        try {
          await this.list(place, refs, labelSelector, readings);
        } catch (thrown) {
          const error = fromThrown(thrown, place);
          if (isTrial && error.problem === 'forbidden') return;
          const reading = isMissing(error) ? {} : { error };
          for (const ref of refs) {
            const key = keyOf(ref);
            if (!readings.has(key)) readings.set(key, reading);
          }
        }
      }),
    );
  }

  private async list(
    place: KindRef,
    refs: readonly ObjectRef[],
    labelSelector: string,
    readings: Readings,
  ): Promise<void> {
    const wanted = new Map(refs.map(ref => [keyOf(ref), ref]));
    let page: Page | undefined;
    for (let i = 0; i < PAGES && (i === 0 || page?.next); i += 1) {
      const after = page?.next;
      page = await atWellKnown(place, served =>
        this.client.listPage(place, {
          labelSelector,
          limit: PAGE,
          after,
          served,
        }),
      );
      for (const item of page.items) {
        const metadata = isRecord(item) ? item.metadata : undefined;
        if (!isRecord(item) || !isRecord(metadata)) continue;
        const namespace = readString(metadata.namespace);
        const name = readString(metadata.name) ?? '';
        const key = keyOf({ ...place, namespace, name });
        const ref = wanted.get(key);
        if (!ref) continue;
        readings.set(key, { object: this.parse(ref, page.version, item) });
      }
    }
  }

  private parse(
    ref: ObjectRef,
    version: string,
    json: Record<string, unknown>,
  ): FluxRawObject {
    return isFluxRef(ref)
      ? { json, resource: this.objects.parse(ref, version, json) }
      : { json };
  }

  private async readSingly(
    refs: readonly ObjectRef[],
    readings: Readings,
  ): Promise<void> {
    const limit = pLimit(SINGLE_READS_AT_ONCE);
    let lost: FluxError | undefined;
    const read = async (
      ref: ObjectRef,
    ): Promise<FluxReading<FluxRawObject>> => {
      if (lost) return { error: lost };
      try {
        return { object: await this.single.find(ref) };
      } catch (thrown) {
        const error = fromThrown(thrown, ref);
        // The cluster, or Backstage, fails as a whole: what waits for its turn is not asked for any more.
        if (error.kind === undefined) lost = error;
        return { error };
      }
    };
    await Promise.all(
      refs.map(async ref => {
        readings.set(keyOf(ref), await limit(() => read(ref)));
      }),
    );
  }
}
