import type { FluxKind } from './kinds';
import type { ObjectRef } from './ref';

/**
 * An object of Flux, as far as an implementation of `FluxApi` has to describe it. The plugin's own implementation adds
 * fields for each kind, which tables and details show where they are present. They are no part of the API: pass its
 * objects on whole.
 *
 * @public
 */
export interface FluxApiResource extends ObjectRef {
  /** Unique among all clusters, and the same in every poll. */
  readonly key: string;
  readonly kind: FluxKind;
  /** `<group>/<version>` that the object was read at, and is written at. */
  readonly apiVersion: string;
  /** Empty where the object has none. */
  readonly namespace: string;
  /** `metadata.labels`; absent where it has none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** `spec.suspend`, or the annotation that stands in for it. */
  readonly suspended: boolean;
  /** As the controllers of Flux write them. */
  readonly conditions: readonly {
    readonly type: string;
    readonly status: 'True' | 'False' | 'Unknown';
    readonly reason?: string;
    readonly message?: string;
    /**
     * RFC 3339. With Flux it moves when the status, the reason *or the message* changes, unlike in plain Kubernetes
     * (fluxcd/pkg runtime/conditions/setter.go); it is not the time of the last run.
     */
    readonly lastTransitionTime?: string;
    readonly observedGeneration?: number;
  }[];
  /**
   * The objects that it names, in the order of its spec. They need not exist, nor be of a known kind. It
   *
   * - `source`: takes its content from it
   * - `chart`: takes its content from this HelmChart, which Flux makes from the source
   * - `dependsOn`: waits until it is ready
   * - `image`: chooses among the tags that it has found
   * - `policy`: considers the tag that it has chosen, for files that use it
   * - `generatedFrom`: was generated from it by a third party, or generates others from it
   * - `generates`: made it
   * - `inputs`: takes values from it
   * - `writes`: pushes commits to it
   * - `triggers`: asks Flux to reconcile it
   * - `watches`: sends its events on
   * - `notifies`: sends events to it
   */
  readonly edges: readonly {
    readonly type:
      | 'source'
      | 'chart'
      | 'dependsOn'
      | 'image'
      | 'policy'
      | 'generatedFrom'
      | 'generates'
      | 'inputs'
      | 'writes'
      | 'triggers'
      | 'watches'
      | 'notifies';
    readonly to: ObjectRef;
  }[];
  /** For a badge and its tooltip. */
  readonly status: {
    /**
     * Word of the badge. Two are the plugin's own: `Unreadable`, for objects that could not be read, and `Overdue`, where
     * Flux should have done something long ago. All others are Flux's.
     */
    readonly word:
      | 'Deleting'
      | 'Suspended'
      | 'Ready'
      | 'Stalled'
      | 'Overdue'
      | 'Waiting'
      | 'Failed'
      | 'Reconciling'
      | 'Pending'
      | 'Unknown'
      | 'Unreadable';
    /** Reason of the cause of trouble, else of the condition that decided, or of the one that a suspension has frozen. */
    readonly reason?: string;
    readonly message?: string;
    /** RFC 3339: the last change of the condition that decided. */
    readonly since?: string;
    /** A run is in progress, whatever the word is. */
    readonly running: boolean;
    /** The last attempt failed and Flux will retry. */
    readonly retrying: boolean;
  };
  /** Set where the object could not be read: the reasons in words of the API, such as `spec is not an object`. */
  readonly problems?: readonly [string, ...string[]];
}
