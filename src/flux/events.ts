import {
  isRecord,
  readNumber,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

/**
 * An event of an object, from either events API of Kubernetes. Both serve the same events under different names:
 * `involvedObject`, `message` and `count` of core/v1 are `regarding`, `note` and `deprecatedCount` of events.k8s.io/v1.
 *
 * @public
 */
export interface FluxEvent {
  /** Unique among the events of a list. */
  readonly key: string;
  /** `Normal` or `Warning`; empty where it does not say. */
  readonly type: string;
  readonly reason?: string;
  readonly message?: string;
  /** How often it came; at least 1. */
  readonly count: number;
  /** RFC 3339. */
  readonly firstAt?: string;
  /** RFC 3339. */
  readonly lastAt?: string;
  /** Component that reports it: `kustomize-controller`. */
  readonly reportedBy?: string;
  /** Revision that a controller of Flux was working on. */
  readonly revision?: string;
  /** API group, kind and uid of the object that it is about, as far as it says. */
  readonly about?: {
    readonly group: string;
    readonly kind?: string;
    readonly uid?: string;
  };
}

interface RawEvent {
  readonly metadata?: {
    readonly uid?: string;
    readonly name?: string;
    readonly creationTimestamp?: string;
    readonly annotations?: object;
  };
  readonly type?: string;
  readonly reason?: string;
  readonly eventTime?: string;
  readonly series?: {
    readonly count?: number;
    readonly lastObservedTime?: string;
  };
  readonly reportingComponent?: string;
  readonly reportingController?: string;
  // core/v1
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: string;
  readonly lastTimestamp?: string;
  readonly source?: { readonly component?: string };
  readonly involvedObject?: RawReference;
  // events.k8s.io/v1
  readonly note?: string;
  readonly deprecatedCount?: number;
  readonly deprecatedFirstTimestamp?: string;
  readonly deprecatedLastTimestamp?: string;
  readonly deprecatedSource?: { readonly component?: string };
  readonly regarding?: RawReference;
}

interface RawReference {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly uid?: string;
}

/** Annotation with the revision: each controller of Flux writes it with its own group. */
const REVISION = /^[a-z]+\.toolkit\.fluxcd\.io\/revision$/;

function readRevision(annotations: unknown): string | undefined {
  if (!isRecord(annotations)) return undefined;
  const found = Object.entries(annotations).find(([name]) =>
    REVISION.test(name),
  );
  return readString(found?.[1]);
}

function readAbout(raw: Untrusted<RawReference> | undefined) {
  const apiVersion = readString(raw?.apiVersion);
  if (apiVersion === undefined) return undefined;
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    kind: readString(raw?.kind),
    uid: readString(raw?.uid),
  };
}

/** Reads one event. Never throws. @param index - its place in the list */
export function readEvent(json: unknown, index: number): FluxEvent {
  const raw: Untrusted<RawEvent> = isRecord(json) ? json : {};
  const { metadata, series } = raw;
  const at = readTime(raw.eventTime) ?? readTime(metadata?.creationTimestamp);
  const count =
    readNumber(series?.count) ??
    readNumber(raw.count) ??
    readNumber(raw.deprecatedCount) ??
    1;
  return {
    key: readString(metadata?.uid) ?? `${index}`,
    type: readString(raw.type) ?? '',
    reason: readString(raw.reason),
    message: readString(raw.message) ?? readString(raw.note),
    count: Math.max(1, Math.floor(count)),
    firstAt:
      readTime(raw.firstTimestamp) ??
      readTime(raw.deprecatedFirstTimestamp) ??
      at,
    lastAt:
      readTime(series?.lastObservedTime) ??
      readTime(raw.lastTimestamp) ??
      readTime(raw.deprecatedLastTimestamp) ??
      at,
    reportedBy:
      readString(raw.source?.component) ??
      readString(raw.deprecatedSource?.component) ??
      readString(raw.reportingComponent) ??
      readString(raw.reportingController),
    revision: readRevision(metadata?.annotations),
    about: readAbout(raw.involvedObject ?? raw.regarding),
  };
}

/** Returns when an event came last, in ms since the epoch; 0 where it does not say. */
export function lastTimeOf({ lastAt }: FluxEvent): number {
  return Date.parse(lastAt ?? '') || 0;
}

/** Returns whether an event is about the object of a uid, not about an earlier one of its name; one that names no uid counts. */
export function isAbout(
  { about }: FluxEvent,
  uid: string | undefined,
): boolean {
  return (about?.uid ?? uid) === uid;
}

/** Reads the events of a list, newest first. Never throws. */
export function readEvents(items: readonly unknown[]): readonly FluxEvent[] {
  return items.map(readEvent).sort((a, b) => lastTimeOf(b) - lastTimeOf(a));
}
