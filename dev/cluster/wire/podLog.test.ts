import { gitRepository, kustomization, readyStatus, Scene } from '../testing';
import { isRecord, listAt, stringAt } from '../json';
import type { Json } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

let scene: Scene;
afterEach(() => scene.cluster.dispose());

const PODS = '/api/v1/namespaces/team-a/pods';

/** Starts a cluster with one Deployment and returns the path of its first Pod. */
async function podOf(line: string, more: Json = {}, pods = PODS) {
  const annotations = { 'sim.flux/applies': line };
  const creationTimestamp = '2026-01-01T00:00:00Z';
  scene = new Scene({
    objects: [
      gitRepository(),
      kustomization('podinfo', {
        metadata: { annotations, creationTimestamp },
        status: readyStatus('ReconciliationSucceeded', 'Applied', {
          inventory: { entries: [] },
        }),
      }),
    ],
    ...more,
  });
  const { body } = await scene.get(pods);
  const [pod] = listAt(body, 'items');
  return `${pods}/${stringAt(pod, 'metadata', 'name')}`;
}

const linesOf = (text: string) => text.split('\n').filter(Boolean);

async function log(path: string, query = ''): Promise<readonly string[]> {
  const response = await scene.send(`${path}/log${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/);
  return linesOf(await response.text());
}

describe('the log of a Pod', () => {
  it('has the last lines that are asked for', async () => {
    const path = await podOf('apps/v1 Deployment web since=1h');
    const all = await log(path);
    expect(all.length).toBeGreaterThan(100);
    expect(await log(path, '?tailLines=3&container=web')).toEqual(
      all.slice(-3),
    );
    const recent = await log(path, '?sinceSeconds=120');
    expect(recent.length).toBeLessThan(6);
    const [first = ''] = await log(path, '?timestamps=true&tailLines=1');
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z \{"level"/);
  });

  it('of a crash tells why, in the run before, too', async () => {
    const path = await podOf(
      'apps/v1 Deployment web state=crash since=18m says=no+such+table:+users',
    );
    for (const query of ['', '?previous=true']) {
      expect((await log(path, query)).at(-1)).toContain(
        '"error":"no such table: users"',
      );
    }
  });

  it.each([
    [
      'state=cannot-pull',
      '',
      /^container "web" in pod "web-\S+" is waiting to start: trying and failing to pull image$/,
    ],
    [
      'config=missing',
      '',
      /^container "web" in pod "web-\S+" is waiting to start: ContainerCreating$/,
    ],
    [
      '',
      '?previous=true',
      /^previous terminated container "web" in pod "web-\S+" not found$/,
    ],
    ['', '?container=other', /^container other is not valid for pod web-\S+$/],
  ])('is refused: %s %s', async (settings, query, message) => {
    const path = await podOf(`apps/v1 Deployment web since=2h ${settings}`);
    expect(await scene.get(`${path}/log${query}`)).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringMatching(message) },
    });
  });

  it('needs a permission of its own', async () => {
    const path = await podOf('apps/v1 Deployment web', {
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }],
    });
    const { status, body } = await scene.get(`${path}/log`);
    expect(status).toBe(403);
    expect(body.message).toContain('cannot get resource "pods/log"');
  });

  it('can be followed', async () => {
    const path = await podOf('apps/v1 Deployment web since=2h');
    const left = new AbortController();
    const response = await scene.send(`${path}/log?follow=true&tailLines=2`, {
      signal: left.signal,
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(linesOf(new TextDecoder().decode(first?.value))).toHaveLength(2);
    left.abort();
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe('the log of a Flux controller', () => {
  it('names the objects that it reconciles', async () => {
    const pods = '/api/v1/namespaces/flux-system/pods';
    const path = await podOf(
      'apps/v1 Deployment flux-system/kustomize-controller since=12d',
      {},
      pods,
    );
    const lines = (await log(path, '?container=manager&tailLines=50')).map(
      line => {
        const json: unknown = JSON.parse(line);
        return isRecord(json) ? json : {};
      },
    );
    expect(lines.at(-1)).toMatchObject({
      level: 'info',
      msg: expect.stringMatching(/^Reconciliation finished in /),
      controller: 'kustomization',
      controllerGroup: 'kustomize.toolkit.fluxcd.io',
      controllerKind: 'Kustomization',
      Kustomization: { name: 'podinfo', namespace: 'team-a' },
      namespace: 'team-a',
      name: 'podinfo',
    });
    const { body } = await scene.get(
      '/apis/apps/v1/namespaces/flux-system/deployments?labelSelector=app.kubernetes.io/part-of=flux',
    );
    expect(listAt(body, 'items')[0]).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/version': 'v2.9.0' } },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'manager',
                image: 'ghcr.io/fluxcd/kustomize-controller:v1.9.0',
              },
            ],
          },
        },
      },
    });
  });
});
