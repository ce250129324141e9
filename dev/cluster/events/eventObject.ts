import { hex } from '../flux/artifacts';
import { at, numberAt, recordAt, stringAt, timestamp } from '../json';
import type { KubernetesObject } from '../types';

/** An event about an object, before it is written. */
export interface Occurrence {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
  /** Node of the kubelet that reports it. */
  readonly host?: string;
  readonly fieldPath?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Written with the newer API, which counts repeats in `series` and leaves the older fields empty. */
  readonly inSeries?: boolean;
}

/** Returns the core/v1 Event about an object. */
export function eventObject(
  object: KubernetesObject,
  occurrence: Occurrence,
): KubernetesObject {
  const { component, host, annotations, type, reason, message } = occurrence;
  const { namespace = 'default', name, uid } = object.metadata;
  const suffix = hex([uid, reason, message], 16);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${suffix}`,
      namespace,
      creationTimestamp: timestamp(occurrence.first),
      ...(annotations && { annotations: { ...annotations } }),
    },
    involvedObject: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      name,
      namespace: object.metadata.namespace,
      uid,
      resourceVersion: object.metadata.resourceVersion,
      ...(occurrence.fieldPath && { fieldPath: occurrence.fieldPath }),
    },
    type,
    reason,
    message,
    ...timesOf(occurrence),
    reportingComponent: component,
    reportingInstance: host ?? '',
  };
}

function timesOf({
  component,
  host,
  count,
  first,
  last,
  inSeries,
}: Occurrence) {
  if (inSeries) {
    return {
      action: 'Scheduling',
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: micro(first),
      ...(count > 1 && { series: { count, lastObservedTime: micro(last) } }),
    };
  }
  return {
    source: { component, ...(host && { host }) },
    firstTimestamp: timestamp(first),
    lastTimestamp: timestamp(last),
    count,
    eventTime: null,
  };
}

/** Formats a time as Kubernetes' MicroTime. */
function micro(date: Date): string {
  return date.toISOString().replace(/Z$/, '000Z');
}

/** Returns when an event came last, in milliseconds. */
export function lastTimeOf(event: KubernetesObject): number {
  const time =
    stringAt(event, 'lastTimestamp') ??
    stringAt(event, 'series', 'lastObservedTime') ??
    stringAt(event, 'eventTime');
  return Date.parse(time ?? '');
}

/** Returns a stored event as events.k8s.io/v1 shows it. */
export function newerEvent(event: KubernetesObject): KubernetesObject {
  const { metadata, action, eventTime, series, type, reason, message } = event;
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata,
    ...(action !== undefined && { action }),
    deprecatedCount: numberAt(event, 'count'),
    deprecatedFirstTimestamp: at(event, 'firstTimestamp') ?? null,
    deprecatedLastTimestamp: at(event, 'lastTimestamp') ?? null,
    deprecatedSource: recordAt(event, 'source'),
    eventTime: eventTime ?? null,
    ...(series !== undefined && { series }),
    note: message,
    reason,
    regarding: recordAt(event, 'involvedObject'),
    reportingController: event.reportingComponent,
    ...(event.reportingInstance !== '' && {
      reportingInstance: event.reportingInstance,
    }),
    type,
  };
}
