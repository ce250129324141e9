import {
  gitRepository,
  helmRelease,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { rolesFromReadme } from '../rolesFromReadme';

describe('access', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  const objects = [gitRepository(), kustomization(), helmRelease()];
  const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const review = (verb: string, resource: string, rest = {}) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        verb,
        resource,
        group: 'helm.toolkit.fluxcd.io',
        namespace: 'team-a',
        ...rest,
      },
    },
  });

  it.each([undefined, 'Bearer wrong', 'Basic abc'])(
    'answers 401 to the authorization %s',
    async authorization => {
      scene = new Scene({ objects });
      const headers = { Authorization: authorization ?? '' };
      expect(await scene.get(paths.ks, headers)).toEqual({
        status: 401,
        body: {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Failure',
          message: 'Unauthorized',
          reason: 'Unauthorized',
          code: 401,
        },
      });
    },
  );

  it('lets the role "view" read all of Flux, and refuses the rest in Kubernetes\' words', async () => {
    scene = new Scene({ objects, rules: 'view' });
    expect((await scene.get(paths.hr)).status).toBe(200);
    expect(await scene.requestReconcile(paths.hr, 'now')).toEqual({
      status: 403,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message:
          'helmreleases.helm.toolkit.fluxcd.io "podinfo" is forbidden: User ' +
          '"system:serviceaccount:backstage:backstage" cannot patch resource "helmreleases" in API group ' +
          '"helm.toolkit.fluxcd.io" in the namespace "team-a"',
        reason: 'Forbidden',
        details: {
          name: 'podinfo',
          group: 'helm.toolkit.fluxcd.io',
          kind: 'helmreleases',
        },
        code: 403,
      },
    });
    expect(
      (await scene.get('/api/v1/namespaces/team-a/events')).body,
    ).toMatchObject({
      message:
        'events is forbidden: User "system:serviceaccount:backstage:backstage" cannot list resource "events" ' +
        'in API group "" in the namespace "team-a"',
    });
    expect((await scene.get('/apis/apps/v1/deployments')).body).toMatchObject({
      message: expect.stringContaining(
        'cannot list resource "deployments" in API group "apps" at the cluster scope',
      ),
    });
  });

  it('lets "view+sync", the default, patch everything that can be reconciled', async () => {
    scene = new Scene({ objects, rules: undefined });
    expect((await scene.requestReconcile(paths.hr, 'now')).status).toBe(200);
    expect((await scene.requestReconcile(paths.git, 'now')).status).toBe(200);
    const image =
      '/apis/image.toolkit.fluxcd.io/v1/namespaces/team-a/imagerepositories/x';
    expect((await scene.requestReconcile(image, 'now')).status).toBe(403);
    scene.cluster.setRules('view');
    expect((await scene.requestReconcile(paths.hr, 'now')).status).toBe(403);
  });

  it('restricts rules to namespaces and names', async () => {
    const verbs = ['get', 'patch'];
    const apiGroups = ['*'];
    scene = new Scene({
      objects,
      rules: [
        {
          apiGroups,
          resources: ['helmreleases'],
          verbs,
          namespaces: ['team-b'],
        },
        {
          apiGroups,
          resources: ['kustomizations'],
          verbs,
          resourceNames: ['podinfo'],
        },
      ],
    });
    expect((await scene.get(paths.hr)).status).toBe(403);
    expect((await scene.get(paths.ks)).status).toBe(200);
    expect((await scene.get(`${paths.ks}-other`)).status).toBe(403);
  });

  it('checks permissions before whether the resource is served', async () => {
    scene = new Scene({ objects, rules: 'view' });
    expect((await scene.get('/apis/example.com/v1/things')).status).toBe(403);
    expect(
      (await scene.send('/apis/helm.toolkit.fluxcd.io/v9/helmreleases')).status,
    ).toBe(404);
  });

  it('lists what the caller may do', async () => {
    scene = new Scene({ objects, rules: 'view' });
    expect(
      await scene.post(reviews, review('list', 'helmreleases')),
    ).toMatchObject({
      status: 201,
      body: { kind: 'SelfSubjectAccessReview', status: { allowed: true } },
    });
    expect(
      await scene.post(reviews, review('patch', 'helmreleases')),
    ).toMatchObject({
      body: { status: { allowed: false } },
    });
    expect(
      await scene.post(
        '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        { spec: { namespace: 'team-a' } },
      ),
    ).toMatchObject({
      status: 201,
      body: {
        status: {
          resourceRules: [
            { verbs: ['get', 'list', 'watch'], resources: ['*'] },
          ],
        },
      },
    });
  });

  it("reads the roles from a README's blocks", async () => {
    const readme = [
      '# Plugin',
      '```yaml',
      'kubernetes: {}',
      '```',
      'text',
      '```yaml',
      'kind: ClusterRole',
      'metadata: { name: a }',
      'rules: [{ apiGroups: [helm.toolkit.fluxcd.io], resources: ["*"], verbs: [get, list, watch] }]',
      '---',
      'kind: ClusterRole',
      'metadata: { name: b }',
      'rules: [{ apiGroups: [helm.toolkit.fluxcd.io], resources: [helmreleases], verbs: [patch] }]',
      '```',
    ].join('\n');
    const roles = rolesFromReadme(readme);
    expect(roles.sync).toEqual([
      {
        apiGroups: ['helm.toolkit.fluxcd.io'],
        resources: ['helmreleases'],
        verbs: ['patch'],
      },
    ]);
    scene = new Scene({ objects, rules: 'view' }, { roles });
    expect((await scene.get(paths.hr)).status).toBe(200);
    expect((await scene.get(paths.ks)).status).toBe(403);
    expect(() => rolesFromReadme('# Nothing')).toThrow('The README needs');
  });
});
