import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import {
  readList,
  isRecord,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Author, time and reason of a suspension. @public */
export interface SuspensionNote {
  readonly by?: string;
  /** RFC 3339. */
  readonly at?: string;
  readonly reason?: string;
}

/** Author, time and reason of a suspension, as far as annotations say. @public */
export interface Suspension extends SuspensionNote {
  /**
   * The annotations were written together with `spec.suspend`, by its manager. Otherwise nothing tells whether they are
   * about this suspension or an earlier one.
   */
  readonly isConfirmed: boolean;
}

/** An applier that restores `spec.suspend` at each run, so that a manual change does not last. @public */
export interface SuspendApplier {
  /** Field manager of the server-side apply: `kustomize-controller`. */
  readonly manager: string;
  /** `namespace/name` of the Flux Kustomization that the object comes from, where the manager is Flux's own. */
  readonly kustomization?: string;
}

/** Annotations that say who suspended an object. The first is written, because Flux's web UI shows it. */
const BY = [
  'fluxcd.controlplane.io/suspendedBy',
  'weave.works/suspended-by',
  'metadata.weave.works/suspended-by',
] as const;
/** No common annotation exists for these, so their names are the plugin's own. */
const AT = 'backstage-plugin-flux/suspended-at';
const REASON = [
  'backstage-plugin-flux/suspend-reason',
  'metadata.weave.works/suspended-comment',
] as const;

type Annotations = Readonly<Record<string, string | null>>;

/** Returns the annotations that a suspension writes. Unknown parts clear those of an earlier suspension. */
export function suspendAnnotations({
  by,
  at,
  reason,
}: SuspensionNote): Annotations {
  return { [BY[0]]: by || null, [AT]: at || null, [REASON[0]]: reason || null };
}

/** The annotations that resuming removes: all that describe a suspension, whoever wrote them. */
export const RESUME_ANNOTATIONS: Annotations = Object.fromEntries(
  [...BY, AT, ...REASON].map(name => [name, null]),
);

function firstText(
  annotations: unknown,
  names: readonly string[],
): string | undefined {
  if (!isRecord(annotations)) return undefined;
  for (const name of names) {
    const value =
      Object.hasOwn(annotations, name) && readString(annotations[name]);
    if (value) return value;
  }
  return undefined;
}

type Entry = ReturnType<
  typeof readList<
    NonNullable<
      NonNullable<IKustomization['metadata']>['managedFields']
    >[number]
  >
>[number];

/** Returns whether a manager's fields include the one at this path. */
function owns(entry: Entry, ...path: readonly string[]): boolean {
  let fields: unknown = entry?.fieldsV1;
  for (const name of path) {
    const field = `f:${name}`;
    if (!isRecord(fields) || !Object.hasOwn(fields, field)) return false;
    fields = fields[field];
  }
  return true;
}

const ownsSuspend = (entry: Entry) => owns(entry, 'spec', 'suspend');

/** The clocks of the browser that wrote `suspended-at` and of the cluster may differ by this much, in ms. */
const CLOCK_SKEW = 10 * 60_000;

/**
 * Reads what annotations say about the suspension that is; `undefined` where they say nothing about it. When Git undoes a
 * suspension, its annotations stay, so they count only where the manager of `spec.suspend` has written them, too. A
 * manager's time is that of its last write to any field, so a time that differs proves nothing but leaves a doubt.
 */
export function readSuspension(metadata: RawMetadata): Suspension | undefined {
  const owners = readList(metadata?.managedFields).filter(ownsSuspend);
  const annotations: unknown = metadata?.annotations;
  const counting = (names: readonly string[]) =>
    names.filter(
      name =>
        owners.length === 0 ||
        owners.some(entry => owns(entry, 'metadata', 'annotations', name)),
    );
  const by = firstText(annotations, counting(BY));
  const at = readTime(firstText(annotations, counting([AT])));
  const reason = firstText(annotations, counting(REASON));
  if (by === undefined && at === undefined && reason === undefined)
    return undefined;
  const isThen = (entry: Entry) => {
    const time = readTime(entry?.time);
    return (
      at === undefined ||
      time === undefined ||
      Math.abs(Date.parse(time) - Date.parse(at)) <= CLOCK_SKEW
    );
  };
  return { by, at, reason, isConfirmed: owners.some(isThen) };
}

/** Returns the server-side applier that owns `spec.suspend`, by `metadata.managedFields`. */
export function readSuspendApplier(
  metadata: RawMetadata,
): SuspendApplier | undefined {
  for (const entry of readList(metadata?.managedFields)) {
    const manager = readString(entry?.manager);
    if (
      manager !== undefined &&
      entry?.operation === 'Apply' &&
      ownsSuspend(entry)
    ) {
      const namespace = firstText(metadata?.labels, [
        'kustomize.toolkit.fluxcd.io/namespace',
      ]);
      const name = firstText(metadata?.labels, [
        'kustomize.toolkit.fluxcd.io/name',
      ]);
      const isFlux = manager === 'kustomize-controller' && namespace && name;
      return {
        manager,
        kustomization: isFlux ? `${namespace}/${name}` : undefined,
      };
    }
  }
  return undefined;
}
