import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import {
  readList,
  isRecord,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Author, time and reason of a suspension, as far as annotations say. @public */
export interface Suspension {
  readonly by?: string;
  /** RFC 3339. */
  readonly at?: string;
  readonly reason?: string;
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
}: Suspension): Annotations {
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

/** Reads what annotations say about a suspension; `undefined` where they say nothing. */
export function readSuspension(metadata: RawMetadata): Suspension | undefined {
  const annotations: unknown = metadata?.annotations;
  const by = firstText(annotations, BY);
  const at = readTime(firstText(annotations, [AT]));
  const reason = firstText(annotations, REASON);
  return by === undefined && at === undefined && reason === undefined
    ? undefined
    : { by, at, reason };
}

/** Returns whether the fields of a server-side apply include `spec.suspend`. A client that updates a field once does not restore it. */
function appliesSuspend(fields: unknown): boolean {
  const spec = isRecord(fields) ? fields['f:spec'] : undefined;
  return isRecord(spec) && Object.hasOwn(spec, 'f:suspend');
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
      appliesSuspend(entry.fieldsV1)
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
