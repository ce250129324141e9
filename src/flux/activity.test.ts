import {
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  kustomization,
  ociHelmRepository,
  type ObjectOptions,
} from '../../dev/scenarios/build';
import { lastActivity } from './activity';
import { parseResource } from './parse';
import { at, read } from './__testUtils__/read';

const now = at('2.9');
const mine: ObjectOptions = { name: 'podinfo', age: '9d', changed: '5d' };
const GIT = { ...mine, url: 'https://github.com/o/r' };
const git = gitRepository(now, GIT);
const charts = helmRepository(now, {
  ...mine,
  url: 'https://charts.example.com',
});
const images = imageRepository(now, { ...mine, image: 'podinfo' });

describe('the last activity', () => {
  it('of a source is its stored artifact', () => {
    const source = gitRepository(now, { ...GIT, fetched: '2h' });
    expect(lastActivity(read('GitRepository', source))).toEqual({
      what: 'artifactStored',
      at: '2026-05-11T10:00:00Z',
    });
  });

  it('of a Kustomization is the end of its last run', () => {
    const object = kustomization(now, { ...mine, source: git, changed: '4m' });
    expect(lastActivity(read('Kustomization', object))).toEqual({
      what: 'reconciled',
      at: '2026-05-11T11:56:00Z',
    });
  });

  it('of a HelmRelease is the last Helm action', () => {
    const object = helmRelease(now, { ...mine, source: charts });
    expect(lastActivity(read('HelmRelease', object))?.what).toBe('deployed');
  });

  it('of an ImageRepository is its last scan', () => {
    expect(lastActivity(read('ImageRepository', images))?.what).toBe('scanned');
  });

  it('of an ImageUpdateAutomation is its last push', () => {
    const object = imageUpdateAutomation(now, {
      ...mine,
      source: git,
      policies: [],
    });
    expect(lastActivity(read('ImageUpdateAutomation', object))?.what).toBe(
      'pushed',
    );
  });

  it('of an ImagePolicy is the last change of its status', () => {
    const object = imagePolicy(now, { ...mine, repository: images });
    expect(lastActivity(read('ImagePolicy', object))).toEqual({
      what: 'statusChanged',
      at: '2026-05-06T12:00:00Z',
    });
  });

  it('is a status change if that is later', () => {
    const source = gitRepository(now, { ...GIT, fetched: '2h', changed: '1h' });
    expect(lastActivity(read('GitRepository', source))).toEqual({
      what: 'statusChanged',
      at: '2026-05-11T11:00:00Z',
    });
  });

  it('is the creation if nothing else has happened', () => {
    const object = ociHelmRepository(now, {
      ...mine,
      url: 'oci://ghcr.io/o/charts',
    });
    expect(lastActivity(read('HelmRepository', object))).toEqual({
      what: 'created',
      at: '2026-05-02T12:00:00Z',
    });
  });

  it('is compared as a time, not as text', () => {
    const source = gitRepository(now, { ...GIT, fetched: '2h' });
    const conditions = [
      {
        type: 'Ready',
        status: 'True',
        lastTransitionTime: '2026-05-11T12:30:00+09:00',
      },
    ];
    const object = { ...source, status: { ...source.status, conditions } };
    const origin = {
      cluster: 'one',
      kind: 'GitRepository',
      version: 'v1',
      index: 0,
    } as const;
    expect(lastActivity(parseResource(origin, object))?.what).toBe(
      'artifactStored',
    );
  });

  it('is unknown if no time can be read', () => {
    const origin = {
      cluster: 'one',
      kind: 'GitRepository',
      version: 'v1',
      index: 0,
    } as const;
    const metadata = {
      name: 'podinfo',
      namespace: 'team-a',
      creationTimestamp: 'May 11',
    };
    const status = { artifact: { lastUpdateTime: '1' } };
    const resource = parseResource(origin, { metadata, spec: {}, status });
    expect(lastActivity(resource)).toBeUndefined();
  });
});
