import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { KindAnnotations } from './kinds';
import {
  readList,
  isRecord,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Author, time and reason of a suspension. */
export interface SuspensionNote {
  readonly by?: string;
  /** RFC 3339. */
  readonly at?: string;
  readonly reason?: string;
}

/** Author, time and reason of a suspension, as far as annotations say. */
export interface Suspension extends SuspensionNote {
  /**
   * The annotations were written together with `spec.suspend`, by its manager. Otherwise nothing tells whether they are
   * about this suspension or an earlier one.
   */
  readonly isConfirmed: boolean;
}

/** An applier that owns `spec.suspend`, or the annotation in its place, so that a manual change may not last. */
export interface SuspendApplier {
  /** Field manager of the server-side apply: `kustomize-controller`. */
  readonly manager: string;
  /**
   * Whether it applies the field again at each run: `never` if Flux leaves the object alone. Nothing tells of other
   * managers than Flux's whether they do.
   */
  readonly restores: 'always' | 'perhaps' | 'never';
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

/** Returns the annotations that describe a suspension. Unknown parts clear those of an earlier suspension. */
export function suspendAnnotations({
  by,
  at,
  reason,
}: SuspensionNote): Annotations {
  return { [BY[0]]: by || null, [AT]: at || null, [REASON[0]]: reason || null };
}

/** All annotations that describe a suspension, whoever wrote them. */
const DESCRIBING = [...BY, AT, ...REASON];

/** The annotations that resuming removes. */
const RESUME_ANNOTATIONS: Annotations = Object.fromEntries(
  DESCRIBING.map(name => [name, null]),
);

/** Parts of a merge patch. */
export interface SuspensionPatch {
  readonly annotations: Annotations;
  readonly spec?: { readonly suspend: true | null };
}

/** Value of the annotation that pauses an object. Controllers ignore its case. */
const PAUSED = 'disabled';

/** Returns what suspends an object, with who does it, when and why. */
export function suspendPatch(
  annotations: KindAnnotations | undefined,
  note: SuspensionNote,
): SuspensionPatch {
  const described = suspendAnnotations(note);
  return annotations
    ? { annotations: { ...described, [annotations.pause]: PAUSED } }
    : { annotations: described, spec: { suspend: true } };
}

/**
 * Returns what resumes an object. It removes the field instead of writing `false`: that would make this client its owner,
 * and conflict with Git.
 */
export function resumePatch(
  annotations: KindAnnotations | undefined,
): SuspensionPatch {
  return annotations
    ? { annotations: { ...RESUME_ANNOTATIONS, [annotations.pause]: null } }
    : { annotations: RESUME_ANNOTATIONS, spec: { suspend: null } };
}

/** Returns whether an object is suspended. */
export function readSuspended(
  raw: Untrusted<IKustomization>,
  annotations: KindAnnotations | undefined,
): boolean {
  return annotations
    ? firstText(raw.metadata?.annotations, [
        annotations.pause,
      ])?.toLowerCase() === PAUSED
    : raw.spec?.suspend === true;
}

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

/** Path of a field in Kubernetes' record of who owns which fields. */
type FieldPath = readonly `f:${string}`[];

const SUSPEND: FieldPath = ['f:spec', 'f:suspend'];

const annotationPath = (name: string): FieldPath => [
  'f:metadata',
  'f:annotations',
  `f:${name}`,
];

/** Returns whether a manager's fields include the one at this path. */
function owns(entry: Entry, path: FieldPath): boolean {
  let fields: unknown = entry?.fieldsV1;
  for (const field of path) {
    if (!isRecord(fields) || !Object.hasOwn(fields, field)) return false;
    fields = fields[field];
  }
  return true;
}

/** Returns the path of the field, or of the annotation, that suspends an object. */
const suspendPath = (annotations: KindAnnotations | undefined): FieldPath =>
  annotations ? annotationPath(annotations.pause) : SUSPEND;

/** The clocks of the browser that wrote `suspended-at` and of the cluster may differ by this much, in ms. */
const CLOCK_SKEW = 10 * 60_000;

/**
 * Reads what annotations say about the suspension that is; `undefined` where they say nothing about it. When Git undoes a
 * suspension, its annotations stay, so they count only where the manager of `spec.suspend` has written them, too. A
 * manager's time is that of its last write to any field, so a time that differs proves nothing but leaves a doubt.
 */
export function readSuspension(
  metadata: RawMetadata,
  kindAnnotations?: KindAnnotations,
): Suspension | undefined {
  const annotations: unknown = metadata?.annotations;
  // As is nearly always so.
  if (firstText(annotations, DESCRIBING) === undefined) return undefined;
  const path = suspendPath(kindAnnotations);
  const owners = readList(metadata?.managedFields).filter(entry =>
    owns(entry, path),
  );
  const counting = (names: readonly string[]) =>
    names.filter(
      name =>
        owners.length === 0 ||
        owners.some(entry => owns(entry, annotationPath(name))),
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

/** Managers of commands that a person runs once. */
const BY_HAND = /^kubectl/;

const RECONCILE = 'kustomize.toolkit.fluxcd.io/reconcile';
const SSA = 'kustomize.toolkit.fluxcd.io/ssa';

/**
 * Returns whether kustomize-controller does not apply an object again. It compares annotations and labels without their
 * case, those of the object with `disabled` and `Ignore`, and those in Git, which it then owns, with `IfNotPresent` too
 * (`shouldSkipApply` in fluxcd/pkg/ssa).
 */
function isLeftAlone(metadata: RawMetadata, applied: Entry): boolean {
  return (['annotations', 'labels'] as const).some(part => {
    const of = (name: string) =>
      firstText(metadata?.[part], [name])?.toLowerCase();
    const isFromGit = owns(applied, ['f:metadata', `f:${part}`, `f:${SSA}`]);
    return (
      of(RECONCILE) === 'disabled' ||
      of(SSA) === 'ignore' ||
      (of(SSA) === 'ifnotpresent' && isFromGit)
    );
  });
}

/** Returns the server-side applier that owns `spec.suspend`, by `metadata.managedFields`. */
export function readSuspendApplier(
  metadata: RawMetadata,
  kindAnnotations?: KindAnnotations,
): SuspendApplier | undefined {
  const path = suspendPath(kindAnnotations);
  for (const entry of readList(metadata?.managedFields)) {
    const manager = readString(entry?.manager);
    if (
      manager !== undefined &&
      entry?.operation === 'Apply' &&
      !BY_HAND.test(manager) &&
      owns(entry, path)
    ) {
      const namespace = firstText(metadata?.labels, [
        'kustomize.toolkit.fluxcd.io/namespace',
      ]);
      const name = firstText(metadata?.labels, [
        'kustomize.toolkit.fluxcd.io/name',
      ]);
      if (manager !== 'kustomize-controller') {
        return { manager, restores: 'perhaps' };
      }
      return {
        manager,
        restores: isLeftAlone(metadata, entry) ? 'never' : 'always',
        kustomization: namespace && name ? `${namespace}/${name}` : undefined,
      };
    }
  }
  return undefined;
}
