import {
  Scene,
  gitRepository,
  handled,
  helmRelease,
  kustomization,
  paths,
} from '../testing';
import { isRecord, listAt, recordAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const parent = paths.ks.replace('/podinfo', '/team');
const labels = {
  'kustomize.toolkit.fluxcd.io/name': 'team',
  'kustomize.toolkit.fluxcd.io/namespace': 'team-a',
};

/** A release as applied by the Kustomization "team", with these fields in its spec. */
function applied(spec: Record<string, unknown>) {
  const release = helmRelease();
  return {
    ...release,
    spec: { ...release.spec, ...spec },
    metadata: {
      ...release.metadata,
      labels,
      annotations: { 'from/git': 'yes' },
      managedFields: [
        {
          apiVersion: release.apiVersion,
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:metadata': { 'f:annotations': { 'f:from/git': {} } },
            'f:spec': Object.fromEntries(
              ['interval', ...Object.keys(spec)].map(name => [`f:${name}`, {}]),
            ),
          },
          manager: 'kustomize-controller',
          operation: 'Apply',
          time: '2026-01-01T00:00:00Z',
        },
      ],
    },
  };
}

const ownersOfSuspend = (release: unknown) =>
  listAt(release, 'metadata', 'managedFields')
    .filter(isRecord)
    .filter(({ fieldsV1 }) =>
      Object.hasOwn(recordAt(fieldsV1, 'f:spec'), 'f:suspend'),
    )
    .map(({ manager, operation }) => [manager, operation]);

describe('the state in Git', () => {
  let scene: Scene;
  const start = (spec: Record<string, unknown>) => {
    scene = new Scene({
      objects: [gitRepository(), kustomization('team'), applied(spec)],
    });
  };
  afterEach(() => scene.cluster.dispose());

  const patched = async (body: unknown, manager = 'flux-client-side-apply') =>
    (await scene.patch(`${paths.hr}?fieldManager=${manager}`, body)).body;
  const runParent = async (token: string) => {
    await scene.requestReconcile(parent, token);
    await scene.until(parent, handled(token));
    return (await scene.get(paths.hr)).body;
  };

  it('is applied again and keeps annotations of others', async () => {
    start({ suspend: false });
    expect(ownersOfSuspend((await scene.get(paths.hr)).body)).toEqual([
      ['kustomize-controller', 'Apply'],
    ]);
    const suspended = await patched({
      metadata: { annotations: { 'who/did': 'jane' } },
      spec: { suspend: true },
    });
    expect(ownersOfSuspend(suspended)).toEqual([
      ['flux-client-side-apply', 'Update'],
    ]);
    const after = await runParent('now');
    expect(after).toMatchObject({
      spec: { suspend: false },
      metadata: {
        generation: 3,
        annotations: { 'from/git': 'yes', 'who/did': 'jane' },
      },
    });
    expect(ownersOfSuspend(after)).toEqual([['kustomize-controller', 'Apply']]);
    const events = await scene.get(
      '/api/v1/namespaces/team-a/events?fieldSelector=involvedObject.name=team',
    );
    expect(JSON.stringify(events.body)).toContain(
      'HelmRelease/team-a/podinfo configured',
    );
  });

  it('suspends a resumed object again', async () => {
    start({ suspend: true });
    const resumed = await patched({ spec: { suspend: null } });
    expect(resumed.spec).not.toHaveProperty('suspend');
    expect(await runParent('now')).toMatchObject({ spec: { suspend: true } });
  });

  it('does not affect fields that it does not set', async () => {
    start({});
    await patched({ spec: { suspend: true } });
    expect(await runParent('now')).toMatchObject({
      spec: { suspend: true },
      metadata: { generation: 2 },
    });
  });

  it('overrides kubectl even for fields that it does not set', async () => {
    start({});
    await patched(
      {
        metadata: { annotations: { 'who/did': 'jane' } },
        spec: { suspend: true },
      },
      'kubectl-patch',
    );
    const after = await runParent('now');
    expect(after.spec).not.toHaveProperty('suspend');
    expect(recordAt(after, 'metadata').annotations).toEqual({
      'from/git': 'yes',
    });
  });

  it('is not applied while its Kustomization fails, is suspended, or is told to leave an object alone', async () => {
    start({ suspend: false });
    await patched({ spec: { suspend: true } });
    await scene.patch(parent, {
      metadata: {
        annotations: { 'sim.flux/next-failure': 'BuildFailed: no' },
      },
    });
    expect(await runParent('a')).toMatchObject({ spec: { suspend: true } });
    await scene.patch(parent, {
      spec: { suspend: true },
      metadata: { annotations: { 'sim.flux/next-success': 'true' } },
    });
    expect(await runParent('b')).toMatchObject({ spec: { suspend: true } });
    await patched({
      metadata: {
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' },
      },
    });
    await scene.patch(parent, { spec: { suspend: null } });
    expect(await runParent('c')).toMatchObject({ spec: { suspend: true } });
  });

  it('shows in lists, too, as the fields that each manager owns', async () => {
    start({ suspend: false });
    await patched({ spec: { suspend: true } });
    const { body } = await scene.get(
      paths.hr.replace(/\/namespaces.*/, '/helmreleases'),
    );
    const [listed] = listAt(body, 'items');
    expect(listAt(listed, 'metadata', 'managedFields').slice(0, 2)).toEqual([
      expect.objectContaining({
        manager: 'kustomize-controller',
        operation: 'Apply',
      }),
      {
        manager: 'flux-client-side-apply',
        operation: 'Update',
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { 'f:suspend': {} } },
        time: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });
});
