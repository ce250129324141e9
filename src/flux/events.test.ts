import fc from 'fast-check';
import { anyJson } from './__testUtils__/arbitraries';
import { RUNS } from './__testUtils__/runs';
import { readEvent, readEvents } from './events';

/** As Kubernetes 1.35 serves one event of source-controller through both APIs. */
const core = {
  apiVersion: 'v1',
  count: 3,
  eventTime: null,
  firstTimestamp: '2026-11-25T17:03:03Z',
  involvedObject: {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    name: 'app-tag',
    uid: '5d0c1f7e',
  },
  kind: 'Event',
  lastTimestamp: '2026-11-25T17:23:57Z',
  message: "stored artifact for commit 'app'",
  metadata: {
    annotations: {
      'source.toolkit.fluxcd.io/digest': 'sha256:5c9b',
      'source.toolkit.fluxcd.io/revision': 'v1.0.0@sha1:523a',
    },
    creationTimestamp: '2026-11-25T17:03:04Z',
    uid: 'e75ea4e8',
  },
  reason: 'NewArtifact',
  reportingComponent: 'source-controller',
  source: { component: 'source-controller' },
  type: 'Normal',
};
const { message, count, firstTimestamp, lastTimestamp, ...shared } = core;
const events = {
  metadata: shared.metadata,
  type: shared.type,
  reason: shared.reason,
  apiVersion: 'events.k8s.io/v1',
  eventTime: null,
  note: message,
  deprecatedCount: count,
  deprecatedFirstTimestamp: firstTimestamp,
  deprecatedLastTimestamp: lastTimestamp,
  deprecatedSource: core.source,
  regarding: core.involvedObject,
  reportingController: core.reportingComponent,
};

it('reads the same from both events APIs', () => {
  expect(readEvent(core, 0)).toEqual({
    key: 'e75ea4e8',
    type: 'Normal',
    reason: 'NewArtifact',
    message: "stored artifact for commit 'app'",
    count: 3,
    firstAt: '2026-11-25T17:03:03Z',
    lastAt: '2026-11-25T17:23:57Z',
    reportedBy: 'source-controller',
    revision: 'v1.0.0@sha1:523a',
    about: {
      group: 'source.toolkit.fluxcd.io',
      kind: 'GitRepository',
      uid: '5d0c1f7e',
    },
  });
  expect(readEvent(events, 0)).toEqual(readEvent(core, 0));
});

it('reads an event of the newer recorder, which counts in a series', () => {
  expect(
    readEvent(
      {
        eventTime: '2026-11-25T17:00:00.123456Z',
        series: { count: 7, lastObservedTime: '2026-11-25T18:00:00.5Z' },
        note: 'Back-off pulling image',
        reportingController: 'kubelet',
        regarding: { kind: 'Pod', apiVersion: 'v1' },
      },
      4,
    ),
  ).toMatchObject({
    key: '4',
    count: 7,
    firstAt: '2026-11-25T17:00:00.123456Z',
    lastAt: '2026-11-25T18:00:00.5Z',
    message: 'Back-off pulling image',
    reportedBy: 'kubelet',
    about: { group: '', kind: 'Pod' },
  });
});

it('returns the newest first', () => {
  const at = (time: string) => ({ ...core, lastTimestamp: time });
  const order = readEvents([
    at('2026-11-25T17:00:00Z'),
    at('2026-11-25T19:00:00Z'),
    {},
    at('2026-11-25T18:00:00Z'),
  ]).map(({ lastAt }) => lastAt?.slice(11, 13));
  expect(order).toEqual(['19', '18', '17', undefined]);
});

it('reads any JSON', () => {
  fc.assert(
    fc.property(fc.array(anyJson), items => {
      const read = readEvents(items);
      expect(read).toHaveLength(items.length);
      expect(read.every(each => each.count >= 1)).toBe(true);
    }),
    RUNS,
  );
});
