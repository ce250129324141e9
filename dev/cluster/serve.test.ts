import {
  gitRepository,
  gitRevision,
  kustomization,
  paths,
  Scene,
} from './testing';
import { serveCluster } from './serve';
import type { ServedCluster } from './serve';

describe('a cluster over HTTP', () => {
  let scene: Scene;
  let served: ServedCluster;
  const headers = () => ({ Authorization: `Bearer ${scene.cluster.token}` });
  const list = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';

  beforeEach(async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    served = await serveCluster(scene.cluster);
  });
  afterEach(async () => {
    scene.cluster.dispose();
    await served.close();
  });

  it('answers like the handler, and takes patches', async () => {
    const patched = await fetch(`${served.url}${paths.ks}?fieldManager=flux`, {
      method: 'PATCH',
      headers: { ...headers(), 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify({ spec: { suspend: true } }),
    });
    expect(patched.status).toBe(200);
    expect(await patched.json()).toMatchObject({
      spec: { suspend: true },
      metadata: { generation: 2 },
    });
    expect((await fetch(`${served.url}${list}`)).status).toBe(401);
  });

  it('streams a watch that ends with the cluster', async () => {
    const response = await fetch(`${served.url}${list}?watch=true`, {
      headers: headers(),
    });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const first = decoder.decode((await reader?.read())?.value);
    expect(JSON.parse(first)).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'podinfo' } },
    });

    await scene.requestReconcile(paths.ks, 'now');
    const second = decoder.decode((await reader?.read())?.value);
    expect(JSON.parse(second.split('\n')[0] ?? '')).toMatchObject({
      type: 'MODIFIED',
      object: {
        metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } },
      },
    });
    scene.cluster.dispose();
    let ended = false;
    while (!ended) ended = (await reader?.read())?.done ?? true;
    expect(ended).toBe(true);
  });

  it('drops a watch whose client has left', async () => {
    const leaving = new AbortController();
    await fetch(`${served.url}${list}?watch=true`, {
      headers: headers(),
      signal: leaving.signal,
    });
    leaving.abort();
    await scene.requestReconcile(paths.ks, 'now');
    await scene.until(paths.ks, ks =>
      JSON.stringify(ks.status).includes('"lastHandledReconcileAt":"now"'),
    );
    expect(gitRevision).toContain('main@sha1');
  });

  it('refuses connections, then listens again on the same port', async () => {
    await served.setRefused(true);
    await expect(
      fetch(`${served.url}${list}`, { headers: headers() }),
    ).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    await served.setRefused(false);
    expect(
      (await fetch(`${served.url}${list}`, { headers: headers() })).status,
    ).toBe(200);
  });

  it('refuses connections while the cluster does, and drops only those for the faulty resource', async () => {
    scene.cluster.setFaults([
      { plural: 'kustomizations', effect: { type: 'refused' } },
    ]);
    await expect(
      fetch(`${served.url}${list}`, { headers: headers() }),
    ).rejects.toThrow('fetch failed');
    expect(
      (await fetch(`${served.url}/version`, { headers: headers() })).status,
    ).toBe(200);

    scene.cluster.setFaults([{ effect: { type: 'refused' } }]);
    await served.setRefused(true);
    await expect(
      fetch(`${served.url}/version`, { headers: headers() }),
    ).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    scene.cluster.setFaults([]);
    await served.setRefused(false);
    expect(
      (await fetch(`${served.url}/version`, { headers: headers() })).status,
    ).toBe(200);
  });
});
