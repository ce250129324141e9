import { isRecord, type KindRef } from '../../flux';
import { FluxError } from '../errors';
import { groupPath, isGroup, isPlural, type ServedKind } from './paths';
import { NotServed } from './NotServed';

/** How long a group's kinds are remembered, in ms. They change when something is installed or upgraded. */
const REMEMBERED_FOR = 10 * 60_000;
/** How long a kind counts as unknown before the cluster is asked for it again, in ms. */
const UNKNOWN_FOR = 60_000;

type Kinds = ReadonlyMap<string, ServedKind>;

/** Finds out plural, version and scope of kinds that this plugin has no definition of. */
export class Discovery {
  private readonly groups = new Map<
    string,
    { readonly at: number; readonly kinds: Promise<Kinds> }
  >();

  /** @param read - reads a path of the cluster in `place`, as JSON */
  constructor(
    private readonly read: (place: KindRef, path: string) => Promise<unknown>,
  ) {}

  /**
   * Returns how the cluster serves a kind, at the version that it prefers.
   *
   * @throws FluxError, {@link NotServed} where the cluster does not know the kind
   */
  async find(place: KindRef, now = Date.now()): Promise<ServedKind> {
    const { cluster, group, kind } = place;
    const known = this.groups.get(`${cluster}/${group}`);
    const age = known ? now - known.at : Infinity;
    if (known && age <= REMEMBERED_FOR) {
      const served = (await known.kinds).get(kind);
      if (served) return served;
    }
    const kinds =
      known && age <= UNKNOWN_FOR ? known.kinds : this.load(place, now);
    const served = (await kinds).get(kind);
    if (served) return served;
    throw new NotServed(`the cluster has no kind ${kind} in "${group}"`, place);
  }

  /** Forgets a group, so that it is asked for again: what was known of it has turned out to be wrong. */
  forget({ cluster, group }: KindRef): void {
    this.groups.delete(`${cluster}/${group}`);
  }

  private load(place: KindRef, now: number): Promise<Kinds> {
    const key = `${place.cluster}/${place.group}`;
    const entry = { at: now, kinds: this.readKinds(place) };
    this.groups.set(key, entry);
    entry.kinds.catch(() => {
      if (this.groups.get(key) === entry) this.groups.delete(key);
    });
    return entry.kinds;
  }

  /** Reads the kinds of a group in all its versions. Of a kind in several, the preferred version counts. */
  private async readKinds(place: KindRef): Promise<Kinds> {
    const { group } = place;
    if (!isGroup(group)) {
      throw new FluxError('invalidName', `"${group}"`, place);
    }
    const kinds = new Map<string, ServedKind>();
    for (const version of await this.readVersions(place)) {
      const list = await this.read(place, groupPath(group, version));
      for (const kind of kindsOf(list, group, version, place)) {
        if (!kinds.has(kind.name)) kinds.set(kind.name, kind.served);
      }
    }
    return kinds;
  }

  /** Reads the versions of a group, the preferred one first. */
  private async readVersions(place: KindRef): Promise<readonly string[]> {
    const { group } = place;
    if (group === '') return ['v1'];
    const answer = await this.read(place, groupPath(group));
    if (!isRecord(answer) || !Array.isArray(answer.versions)) {
      throw new FluxError(
        'malformed',
        'the response is not an API group',
        place,
      );
    }
    const versions = [answer.preferredVersion, ...answer.versions].flatMap(
      each =>
        isRecord(each) && typeof each.version === 'string' ? each.version : [],
    );
    return [...new Set(versions)];
  }
}

function kindsOf(
  list: unknown,
  group: string,
  version: string,
  place: KindRef,
): readonly { readonly name: string; readonly served: ServedKind }[] {
  if (!isRecord(list) || !Array.isArray(list.resources)) {
    throw new FluxError(
      'malformed',
      'the response is not a list of kinds',
      place,
    );
  }
  return list.resources.flatMap((resource: unknown) => {
    if (!isRecord(resource)) return [];
    const { name: plural, kind, namespaced } = resource;
    // A subresource has the kind of its object, and a slash in its name.
    return typeof kind === 'string' &&
      typeof plural === 'string' &&
      isPlural(plural)
      ? {
          name: kind,
          served: { group, version, plural, isNamespaced: namespaced === true },
        }
      : [];
  });
}
