import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import {
  readList,
  isRecord,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Who suspended an object, when, and why, as far as annotations say. @public */
export interface Suspension {
  readonly by?: string;
  /** RFC 3339. */
  readonly at?: string;
  readonly reason?: string;
}

/** What applies `spec.suspend` again and again, so that a change by hand does not last. @public */
export interface SuspendApplier {
  /** Field manager of the server-side apply: `kustomize-controller`. */
  readonly manager: string;
  /** `namespace/name` of the Flux Kustomization that the object comes from, where the manager is Flux's own. */
  readonly kustomization?: string;
}

/** Annotations that say who suspended an object; the first is the one that is written: Flux's web UI shows it. */
const BY = [
  'fluxcd.controlplane.io/suspendedBy',
  'weave.works/suspended-by',
  'metadata.weave.works/suspended-by',
] as const;
/** Nobody has an annotation for these that others read; so they have names of this plugin's. */
const AT = 'backstage-plugin-flux/suspended-at';
const REASON = [
  'backstage-plugin-flux/suspend-reason',
  'metadata.weave.works/suspended-comment',
] as const;

type Annotations = Readonly<Record<string, string | null>>;

/** The annotations that a suspension writes. What is not known clears what an earlier suspension left. @public */
export function suspendAnnotations({
  by,
  at,
  reason,
}: Suspension): Annotations {
  return { [BY[0]]: by || null, [AT]: at || null, [REASON[0]]: reason || null };
}

/** The annotations that a resumption removes: all that say anything of a suspension, whoever wrote them. @public */
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

/** What is known of an object's suspension, or `undefined` where nothing is. */
export function readSuspension(metadata: RawMetadata): Suspension | undefined {
  const annotations: unknown = metadata?.annotations;
  const by = firstText(annotations, BY);
  const at = readTime(firstText(annotations, [AT]));
  const reason = firstText(annotations, REASON);
  return by === undefined && at === undefined && reason === undefined
    ? undefined
    : { by, at, reason };
}

/** Of server-side apply alone: who updates a field once does not put it back. */
function appliesSuspend(fields: unknown): boolean {
  const spec = isRecord(fields) ? fields['f:spec'] : undefined;
  return isRecord(spec) && Object.hasOwn(spec, 'f:suspend');
}

/** The server-side applier that owns `spec.suspend`, by `metadata.managedFields`. */
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
