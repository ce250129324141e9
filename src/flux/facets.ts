import type { Activity } from './activity';
import type { Artifact } from './artifact';
import type { FluxApiResource } from './FluxApiResource';
import type { ObjectRef } from './ref';
import type { Revision } from './revision';
import type { ApplyTarget } from './target';
import type { Verification } from './verification';

/** A reference from one object to another. */
export type Edge = FluxApiResource['edges'][number];

/** Relation of an object to another that it names. */
export type EdgeType = Edge['type'];

/** Address that an object fetches from, as written in its spec, and how it is fetched. */
export interface SourceAddress {
  readonly text: string;
  readonly protocol: 'git' | 'oci' | 'helm' | 'bucket' | 'image';
}

/** Part of a source that is followed, by Flux's precedence: the field that wins, and its value. */
export interface Followed {
  readonly by:
    | 'commit'
    | 'name'
    | 'semver'
    | 'tag'
    | 'branch'
    | 'digest'
    | 'chart'
    | 'prefix';
  readonly value: string;
  /** Pattern of the tags among which a range of versions chooses: an OCIRepository's `semverFilter` (Flux 2.3 and later). */
  readonly filter?: string;
}

/**
 * State of an applier's objects in the cluster:
 *
 * - `applied`: a revision that was applied with success
 * - `failed`: a revision whose run failed after it had changed the cluster
 * - `uninstalled`: nothing any more; Helm has uninstalled the release
 * - `none`: nothing yet
 * - `unknown`: something, but its status does not tell which revision
 */
export type AppliedState =
  'applied' | 'failed' | 'uninstalled' | 'none' | 'unknown';

/** Revisions that an applier has applied and attempted. */
export interface AppliedRevisions {
  /** Revisions of the source itself, or versions of a chart that it holds. */
  readonly of: 'source' | 'chart';
  readonly state: AppliedState;
  /** The revision in the cluster, where it was applied with success. */
  readonly applied?: Revision;
  /** RFC 3339: since when `applied` has been there, where the history goes back that far. */
  readonly since?: string;
  /** The revision in the cluster, where the run that applied it failed. */
  readonly failed?: Revision;
  readonly attempted?: Revision;
  /** Digest of the OCI artifact that the chart in the cluster came in, `sha256:…`; absent without chart digest tracking. */
  readonly appliedDigest?: string;
  /** The same of the attempted chart. */
  readonly attemptedDigest?: string;
}

/** Rule by which an ImagePolicy chooses among tags. */
export interface ImageChoice {
  readonly by: 'semver' | 'alphabetical' | 'numerical';
  /** Range of `semver`, else the order: `asc` (Flux's default) or `desc`. */
  readonly value: string;
}

/** An image that a policy chose. */
export interface ImageReference {
  readonly name: string;
  readonly tag: string;
  /** `sha256:…`, where the policy reflects digests (Flux 2.6 and later). */
  readonly digest?: string;
}

/** An ImagePolicy's rule and its latest choice. */
export interface ImageSelection {
  readonly choice?: ImageChoice;
  /** It has chosen an image. Without the latest one, it cannot be read which. */
  readonly hasChosen: boolean;
  readonly latest?: ImageReference;
}

/** The commits that an automation pushes to a repository. */
export interface Writing {
  /** Directory whose files it changes; absent: all of the repository. */
  readonly path?: string;
  /** Commit that it pushed last. */
  readonly commit?: Revision;
  /** When it did. RFC 3339. */
  readonly pushedAt?: string;
  /** Branch that it pushes to; absent: the one that the repository follows. */
  readonly branch?: string;
  /** Tags that it has seen in its last run, by the name of the policy (Flux 2.3 and later). */
  readonly tags?: ReadonlyMap<string, string>;
}

/** A controller of Flux, as an installation names it. */
export interface FluxComponent {
  /** `source-controller`. */
  readonly name: string;
  /** Image with its tag, perhaps with a digest: `ghcr.io/fluxcd/source-controller:v1.9.4`. */
  readonly image?: string;
  /** Whether its Deployment is ready, where that is reported. */
  readonly isReady?: boolean;
  /** Status of its Deployment in the operator's words. */
  readonly status?: string;
}

/** How many objects of a kind an installation of Flux reconciles. */
export interface FluxReconciler {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly running?: number;
  readonly failing?: number;
  readonly suspended?: number;
}

/** An installation of Flux, as Flux Operator wants it (FluxInstance) or finds it (FluxReport). */
export interface FluxInstallation {
  /** Version of Flux: `v2.9.4`. */
  readonly version?: string;
  /** Versions that may be installed: `2.x`. */
  readonly wantedVersion?: string;
  /** Status in the operator's words: `Installed`. */
  readonly status?: string;
  /** Tool that manages it: `flux-operator`. */
  readonly managedBy?: string;
  readonly operatorVersion?: string;
  /** Version of Kubernetes. */
  readonly kubernetesVersion?: string;
  readonly components: readonly FluxComponent[];
  /** Only a FluxReport counts them. */
  readonly reconcilers: readonly FluxReconciler[];
}

/** How the last run ended, by the kind's own record; unlike conditions, the next run leaves it as it is. */
export interface LastRun {
  /** Absent where it neither succeeded nor failed: a newer revision cut its health checks short. */
  readonly isWell?: boolean;
  /** Flux's reason of a condition that says the same: `HealthCheckFailed`, `UpgradeFailed`. */
  readonly reason?: string;
  /** RFC 3339. */
  readonly at?: string;
}

/**
 * Properties of an object beyond the fields that all kinds share. A facet is present where the kind has it, even if it
 * is still empty; cells, graph, messages and actions ask for facets and not for kinds.
 */
export interface Facets {
  readonly address?: SourceAddress;
  readonly follows?: Followed;
  /**
   * Patterns of the files that it leaves out, as in `.gitignore`, where they decide its revision: that of a Bucket is a
   * digest of the other files.
   */
  readonly ignores?: string;
  /** Artifact that a source stores for its appliers; empty until the first is stored. */
  readonly artifact?: Artifact;
  readonly verification?: Verification;
  /** The part of its source that an applier takes: `./deploy`, `podinfo 6.x`. */
  readonly content?: string;
  readonly revisions?: AppliedRevisions;
  /** Where it applies its objects, if that is not where it lives. */
  readonly target?: ApplyTarget;
  /** In the order of the spec. */
  readonly edges: readonly Edge[];
  /** Latest event in the kind's own record. */
  readonly activity?: Activity;
  /** The state in the cluster differs from the release (Flux 2.9 and later; Ready may still be True). */
  readonly drifted?: boolean;
  readonly image?: ImageSelection;
  /** The commits that it pushes, and where to: image automations only. */
  readonly writing?: Writing;
  readonly installation?: FluxInstallation;
  /** The longest time that a run may take, where `spec.timeout` alone does not tell. A Go duration as written. */
  readonly timeout?: string;
  /** Effect of its deletion on the applied objects; `orphan`: they stay, as they always do while it is suspended. */
  readonly onDelete?: 'prune' | 'uninstall' | 'orphan';
  /**
   * When a controller last looked at the object, if it always leaves a trace of that. RFC 3339. Sources, for one, are
   * fetched at each interval without any as long as nothing changes.
   */
  readonly lookedAt?: string;
  /** A run, if one is going on, repeats what has been applied before. */
  readonly isRerun?: boolean;
  readonly lastRun?: LastRun;
  /** A controller of Flux made the object for another one, as helm-controller makes HelmCharts. */
  readonly isMadeByFlux?: boolean;
  /** Object for which a controller made this one: the HelmRelease of a chart, the generator of an artifact. */
  readonly madeFor?: ObjectRef;
  /** Flux never reconciles the object nor writes a status: it is ready once it exists. */
  readonly isStatic?: boolean;
  /** `spec.suspend` has no effect on the object, although its kind has the field. */
  readonly ignoresSuspend?: boolean;
}
