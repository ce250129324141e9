import type { FluxRelease } from '../types';
import type { KubernetesObject } from '../types';
import { lastTimeOf } from '../events/eventObject';
import { recordAt } from '../json';
import { isAtLeast } from '../releases';
import { workloadColumns } from './workloadColumns';

export interface Column {
  readonly name: string;
  /** Steps separated by dots; `Ready.status` reads the condition of that type. */
  readonly path: string;
  /** In place of `path`: reads the cell from the object. */
  readonly read?: (object: KubernetesObject) => string | number;
  readonly type?: 'date';
  /** Shown only by `kubectl get -o wide`. */
  readonly wide?: boolean;
}

const age: Column = {
  name: 'Age',
  path: 'metadata.creationTimestamp',
  type: 'date',
};
const ready: Column = { name: 'Ready', path: 'Ready.status' };
const status: Column = { name: 'Status', path: 'Ready.message' };
const url: Column = { name: 'URL', path: 'spec.url' };
const endpoint: Column = { name: 'Endpoint', path: 'spec.endpoint' };
const tags: Column = { name: 'Tags', path: 'status.lastScanResult.tagCount' };
const lastScan: Column = {
  name: 'Last scan',
  path: 'status.lastScanResult.scanTime',
};
const lastRun: Column = {
  name: 'Last run',
  path: 'status.lastAutomationRunTime',
};
const chart: readonly Column[] = [
  { name: 'Chart', path: 'spec.chart' },
  { name: 'Version', path: 'spec.version' },
  { name: 'Source Kind', path: 'spec.sourceRef.kind' },
  { name: 'Source Name', path: 'spec.sourceRef.name' },
];

const usual = [age, ready, status];

const columns: Readonly<Record<string, readonly Column[]>> = {
  GitRepository: [url, ...usual],
  OCIRepository: [url, ready, status, age],
  HelmRepository: [url, ...usual],
  HelmChart: [...chart, ...usual],
  Bucket: [endpoint, ...usual],
  ExternalArtifact: [...usual, { name: 'Source', path: 'spec.sourceRef.name' }],
  ImageRepository: [
    { name: 'Image', path: 'spec.image' },
    tags,
    ready,
    status,
    { ...lastScan, wide: true },
    age,
  ],
  ImagePolicy: [
    { name: 'Image', path: 'status.latestRef.name' },
    { name: 'Tag', path: 'status.latestRef.tag' },
    ready,
    status,
    age,
  ],
  ImageUpdateAutomation: [ready, status, { ...lastRun, wide: true }, age],
  FluxInstance: [
    ...usual,
    { name: 'Revision', path: 'status.lastAttemptedRevision' },
  ],
  FluxReport: [
    {
      name: 'Entitlement',
      path: 'spec.distribution.entitlement',
      wide: true,
    },
    ...usual,
    { name: 'LastUpdated', path: 'Ready.lastTransitionTime' },
  ],
};

/** The image kinds' columns until Flux 2.6. */
const before27: Readonly<Record<string, readonly Column[]>> = {
  ImageRepository: [lastScan, tags],
  ImagePolicy: [{ name: 'LatestImage', path: 'status.latestImage' }],
  ImageUpdateAutomation: [lastRun],
};

/** Returns an event of either API with the fields of the older one that the columns read. */
function storedEvent(event: KubernetesObject): KubernetesObject {
  const { regarding, note, deprecatedLastTimestamp } = event;
  return regarding === undefined
    ? event
    : {
        ...event,
        involvedObject: regarding,
        message: note,
        lastTimestamp: deprecatedLastTimestamp,
      };
}

const core: Readonly<Record<string, readonly Column[]>> = {
  Namespace: [{ name: 'Status', path: 'status.phase' }, age],
  Event: [
    {
      name: 'Last Seen',
      path: 'lastTimestamp',
      type: 'date',
      read: object => new Date(lastTimeOf(storedEvent(object))).toISOString(),
    },
    { name: 'Type', path: 'type' },
    { name: 'Reason', path: 'reason' },
    {
      name: 'Object',
      path: 'involvedObject',
      read: object => {
        const about = recordAt(storedEvent(object), 'involvedObject');
        return `${String(about.kind).toLowerCase()}/${about.name}`;
      },
    },
    {
      name: 'Message',
      path: 'message',
      read: object => String(storedEvent(object).message ?? ''),
    },
  ],
  ...workloadColumns,
};

/** Returns the printer columns of a kind that follow its Name. */
export function columnsOf(
  kind: string,
  version: string,
  release: FluxRelease,
): readonly Column[] {
  if (kind in core) return core[kind] ?? [];
  if (version === 'v1beta3') return [age];
  const old = isAtLeast(release, '2.7') ? undefined : before27[kind];
  const found = old ?? columns[kind] ?? usual;
  const ageIsLast =
    version === 'v1beta1' &&
    !['Alert', 'Provider', 'Receiver', 'ArtifactGenerator'].includes(kind);
  return ageIsLast && found.includes(age)
    ? [...found.filter(column => column !== age), age]
    : found;
}
