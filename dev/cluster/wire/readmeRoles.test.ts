import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fluxKinds, operatorKinds } from '../kinds';
import { defaultRoles } from '../roles';
import { rolesFromReadme } from '../rolesFromReadme';
import type { Roles } from '../types';
import { object, paths, Scene } from '../testing';
import { isRecord, recordAt } from '../json';

const roles = rolesFromReadme(
  readFileSync(join(__dirname, '..', '..', '..', 'README.md'), 'utf8'),
);

/** The resources in the README's "sync" role. */
const SYNC = [
  'alerts',
  'buckets',
  'gitrepositories',
  'helmcharts',
  'helmreleases',
  'helmrepositories',
  'kustomizations',
  'ocirepositories',
  'providers',
  'receivers',
];
const kinds = [...fluxKinds, ...operatorKinds].map(
  ({ group, kind, plural, versions }) => ({
    group,
    kind,
    plural,
    version: versions[0]?.name ?? '',
    canSync: SYNC.includes(plural),
  }),
);
const rows = kinds.map(each => [each.plural, each] as const);

describe.each(['view', 'view+sync'] as const)("the README's %s", rules => {
  let scene: Scene;
  beforeEach(() => {
    const objects = kinds.map(({ group, kind, version }) =>
      object(`${group}/${version}`, kind, 'podinfo', { spec: {}, status: {} }),
    );
    scene = new Scene(
      { objects, rules, hasOperator: true },
      { roles, timing: { startMs: 60_000 } },
    );
  });
  afterEach(() => scene.cluster.dispose());

  const review = async (verb: string, group: string, resource: string) => {
    const resourceAttributes = { verb, group, resource, namespace: 'team-a' };
    const { status, body } = await scene.post(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      },
    );
    expect(status).toBe(201);
    expect(body.spec).toEqual({ resourceAttributes });
    return recordAt(body, 'status').allowed;
  };

  it.each(rows)('reads %s', async (plural, { group, version }) => {
    const all = `/apis/${group}/${version}/${plural}`;
    const one = `/apis/${group}/${version}/namespaces/team-a/${plural}/podinfo`;
    expect((await scene.get(all)).status).toBe(200);
    expect((await scene.get(one)).status).toBe(200);
    expect(await review('get', group, plural)).toBe(true);
  });

  it.each(rows)(
    'reviews patches of %s as it then handles them',
    async (plural, { group, version, canSync }) => {
      const allowed = rules === 'view+sync' && canSync;
      const path = `/apis/${group}/${version}/namespaces/team-a/${plural}/podinfo`;
      expect(await review('patch', group, plural)).toBe(allowed);
      for (const body of [
        {
          metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'x' } },
        },
        { spec: { suspend: true } },
        { spec: { suspend: null } },
      ]) {
        const answer = await scene.patch(path, body);
        expect(answer.status).toBe(allowed ? 200 : 403);
        if (allowed) continue;
        expect(answer.body).toMatchObject({
          reason: 'Forbidden',
          message:
            `${plural}.${group} "podinfo" is forbidden: User "system:serviceaccount:backstage:backstage" ` +
            `cannot patch resource "${plural}" in API group "${group}" in the namespace "team-a"`,
        });
      }
    },
  );

  it.each(rows)(
    'does not allow creating, replacing or deleting %s',
    async (plural, { group, version }) => {
      const all = `/apis/${group}/${version}/namespaces/team-a/${plural}`;
      const found = scene.cluster
        .objects()
        .find(({ metadata, kind }) =>
          kinds.some(
            each =>
              each.plural === plural &&
              each.kind === kind &&
              metadata.name === 'podinfo',
          ),
        );
      const writes = [
        scene.post(all, { ...found, metadata: { name: 'new' } }),
        scene.post(`${all}/podinfo`, found, 'PUT'),
        scene.send(`${all}/podinfo`, { method: 'DELETE' }),
      ];
      const statuses = (await Promise.all(writes)).map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403]);
      for (const verb of ['create', 'update', 'delete'])
        expect(await review(verb, group, plural)).toBe(false);
    },
  );

  it('covers neither status subresources nor anything outside Flux', async () => {
    expect(
      (await scene.patch(`${paths.ks}/status`, { status: {} })).status,
    ).toBe(403);
    for (const path of [
      '/api/v1/namespaces/team-a/events',
      '/apis/apps/v1/deployments',
    ])
      expect((await scene.get(path)).status).toBe(403);
  });

  it('is also reported as rules', async () => {
    const { body } = await scene.post(
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      { spec: { namespace: 'team-a' } },
    );
    const { resourceRules } = recordAt(body, 'status');
    const patchable = (Array.isArray(resourceRules) ? resourceRules : [])
      .filter(isRecord)
      .filter(({ verbs }) => Array.isArray(verbs) && verbs.includes('patch'))
      .flatMap(({ resources }) => resources);
    expect(patchable.sort()).toEqual(rules === 'view' ? [] : SYNC);
  });
});

describe("the README's details", () => {
  const objects = [object('v1', 'ConfigMap', 'podinfo', {})];
  const core = '/api/v1/namespaces/team-a';
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene({ objects, rules: 'view+sync+details' }, { roles });
  });
  afterEach(() => scene.cluster.dispose());

  it.each([
    `${core}/events`,
    `${core}/pods`,
    `${core}/services`,
    `${core}/configmaps/podinfo`,
    '/apis/apps/v1/deployments',
    '/apis/apps/v1/namespaces/team-a/replicasets',
    '/apis/batch/v1/jobs',
    '/apis/networking.k8s.io/v1/ingresses',
  ])('reads %s', async path => {
    expect((await scene.get(path)).status).toBe(200);
  });

  it('covers no Secrets, and no writes', async () => {
    expect((await scene.get(`${core}/secrets`)).status).toBe(403);
    const { status } = await scene.patch(`${core}/configmaps/podinfo`, {
      data: { a: 'b' },
    });
    expect(status).toBe(403);
  });

  it('is not part of "view" and "sync"', () => {
    const granted = [...roles.view, ...roles.sync].flatMap(
      ({ apiGroups }) => apiGroups,
    );
    for (const { apiGroups } of roles.details)
      expect(granted).not.toContain(apiGroups[0]);
  });
});

it("the simulation's default roles are those of the README", () => {
  const flat = (rules: Roles['view']) =>
    rules
      .flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap(group =>
          resources.map(resource => `${group}/${resource} ${verbs.join()}`),
        ),
      )
      .sort();
  expect(flat(defaultRoles.view)).toEqual(flat(roles.view));
  expect(flat(defaultRoles.sync)).toEqual(flat(roles.sync));
  expect(flat(defaultRoles.details)).toEqual(flat(roles.details));
});
