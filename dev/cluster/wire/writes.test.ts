import {
  gitRepository,
  helmRelease,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { isRecord, listAt, recordAt, stringAt } from '../json';

describe('writing', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene(
      { objects: [gitRepository(), kustomization(), helmRelease()] },
      { timing: { startMs: 60_000 } },
    );
  });
  afterEach(() => scene.cluster.dispose());

  it('merges a patch, removes nulls, and increments the generation only for changes of the spec', async () => {
    const annotated = await scene.patch(paths.ks, {
      metadata: { annotations: { a: '1' } },
    });
    expect(annotated).toMatchObject({
      status: 200,
      body: { metadata: { annotations: { a: '1' }, generation: 1 } },
    });
    const suspended = await scene.patch(paths.ks, { spec: { suspend: true } });
    expect(suspended.body).toMatchObject({
      spec: { suspend: true, prune: true },
      metadata: { generation: 2 },
    });
    const resumed = await scene.patch(paths.ks, { spec: { suspend: null } });
    expect(resumed.body.spec).not.toHaveProperty('suspend');
    expect(resumed.body).toMatchObject({ metadata: { generation: 3 } });
    const versions = [annotated, suspended, resumed].map(({ body }) =>
      Number(stringAt(body, 'metadata', 'resourceVersion')),
    );
    expect([...new Set(versions)].sort((a, b) => a - b)).toEqual(versions);
  });

  it('keeps resourceVersion when a patch changes nothing', async () => {
    const before = await scene.get(paths.ks);
    const after = await scene.patch(paths.ks, { spec: { prune: true } });
    expect(after.body).toEqual(before.body);
  });

  it('protects the status from the main resource, and the spec from /status', async () => {
    const main = await scene.patch(paths.ks, {
      status: { lastAppliedRevision: 'forged' },
    });
    expect(JSON.stringify(main.body)).not.toContain('forged');
    const status = await scene.patch(`${paths.ks}/status`, {
      spec: { prune: false },
      status: { lastAppliedRevision: 'written' },
    });
    expect(status.body).toMatchObject({
      spec: { prune: true },
      status: { lastAppliedRevision: 'written' },
    });
  });

  it('applies a JSON patch, and rejects one that does not fit', async () => {
    const type = 'application/json-patch+json';
    const added = await scene.patch(
      paths.ks,
      [
        { op: 'test', path: '/spec/prune', value: true },
        { op: 'add', path: '/metadata/annotations', value: { 'a/b': 'c' } },
        { op: 'replace', path: '/metadata/annotations/a~1b', value: 'd' },
      ],
      type,
    );
    expect(added.body).toMatchObject({
      metadata: { annotations: { 'a/b': 'd' } },
    });
    const refused = await scene.patch(
      paths.ks,
      [{ op: 'remove', path: '/spec/suspend' }],
      type,
    );
    expect(refused).toMatchObject({
      status: 422,
      body: { kind: 'Status', reason: 'Invalid' },
    });
  });

  it('answers 409 to a patch of an outdated version', async () => {
    const answer = await scene.patch(paths.ks, {
      metadata: { resourceVersion: '1' },
      spec: { prune: false },
    });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on kustomizations.kustomize.toolkit.fluxcd.io "podinfo": ' +
          'the object has been modified; please apply your changes to the latest version and try again',
      },
    });
  });

  it.each([
    'application/json',
    'application/strategic-merge-patch+json',
    'text/plain',
  ])('answers 415 to a patch in %s', async type => {
    expect(await scene.patch(paths.ks, {}, type)).toMatchObject({
      status: 415,
      body: { reason: 'UnsupportedMediaType' },
    });
  });

  it('answers 422 to a suspend that is not a boolean, 400 to a body that is not JSON, 404 to a missing object', async () => {
    expect(
      await scene.patch(paths.hr, { spec: { suspend: 'yes' } }),
    ).toMatchObject({
      status: 422,
      body: {
        message:
          'HelmRelease.helm.toolkit.fluxcd.io "podinfo" is invalid: spec.suspend: Invalid value: "string": ' +
          'spec.suspend in body must be of type boolean: "string"',
      },
    });
    const broken = await scene.send(paths.hr, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: '{"spec":',
    });
    expect(broken.status).toBe(400);
    expect(await scene.patch(`${paths.hr}-missing`, {})).toMatchObject({
      status: 404,
      body: { reason: 'NotFound' },
    });
  });

  it('records who wrote which field', async () => {
    const managers = (body: unknown) =>
      listAt(body, 'metadata', 'managedFields')
        .filter(isRecord)
        .map(({ manager, fieldsV1 }) => [manager, fieldsV1]);
    const first = await scene.patch(
      `${paths.ks}?fieldManager=flux-client-side-apply`,
      { spec: { suspend: true } },
    );
    expect(managers(first.body)).toEqual([
      ['flux-client-side-apply', { 'f:spec': { 'f:suspend': {} } }],
    ]);
    const second = await scene.patch(`${paths.ks}?fieldManager=kubectl-edit`, {
      spec: { suspend: false },
    });
    expect(managers(second.body)).toEqual([
      ['kubectl-edit', { 'f:spec': { 'f:suspend': {} } }],
    ]);
  });

  it('writes nothing in a dry run', async () => {
    const dry = await scene.patch(`${paths.ks}?dryRun=All`, {
      spec: { suspend: true },
    });
    expect(dry.body).toMatchObject({ spec: { suspend: true } });
    expect(
      recordAt((await scene.get(paths.ks)).body, 'spec'),
    ).not.toHaveProperty('suspend');
  });

  it('creates, replaces and deletes', async () => {
    const collection = paths.ks.replace(/\/podinfo$/, '');
    const { status: _status, ...fresh } = kustomization('fresh');
    const created = await scene.post(collection, fresh);
    expect(created).toMatchObject({
      status: 201,
      body: { metadata: { generation: 1 }, status: { observedGeneration: -1 } },
    });
    expect(await scene.post(collection, fresh)).toMatchObject({
      status: 409,
      body: { reason: 'AlreadyExists' },
    });
    const replaced = await scene.post(
      `${collection}/fresh`,
      { ...created.body, spec: { prune: false } },
      'PUT',
    );
    expect(replaced).toMatchObject({
      status: 200,
      body: { spec: { prune: false }, metadata: { generation: 2 } },
    });
    const deleted = await scene.send(`${collection}/fresh`, {
      method: 'DELETE',
    });
    expect(deleted.status).toBe(200);
    expect(await scene.get(`${collection}/fresh`)).toMatchObject({
      status: 404,
    });
    expect((await scene.send(collection, { method: 'DELETE' })).status).toBe(
      405,
    );
  });
});
