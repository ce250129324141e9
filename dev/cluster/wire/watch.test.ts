import {
  gitRepository,
  helmRelease,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { isRecord, stringAt } from '../json';
import type { Json } from '../json';
import { pass, setUpTime } from '../../testing/time';

setUpTime();

/** Reads a watch line by line. */
async function* changes(response: Response): AsyncGenerator<Json> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const change: unknown = JSON.parse(line);
      if (isRecord(change)) yield change;
    }
  }
}

describe('watching', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  const list = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
  const told = (change: unknown) =>
    `${stringAt(change, 'type')} ${stringAt(change, 'object', 'metadata', 'name')}`;
  const next = async (watch: AsyncGenerator<Json>) =>
    (await watch.next()).value;

  it('reports existing objects, then additions, modifications and deletions', async () => {
    scene = new Scene(
      { objects: [gitRepository(), kustomization()] },
      { timing: { startMs: 60_000 } },
    );
    const watch = changes(await scene.send(`${list}?watch=true`));
    expect(told(await next(watch))).toBe('ADDED podinfo');
    await scene.patch(paths.ks, { metadata: { labels: { a: 'b' } } });
    expect(told(await next(watch))).toBe('MODIFIED podinfo');
    scene.cluster.apply(kustomization('second'));
    expect(told(await next(watch))).toBe('ADDED second');
    await scene.send(paths.ks, { method: 'DELETE' });
    expect(told(await next(watch))).toBe('DELETED podinfo');
    scene.cluster.dispose();
    expect((await watch.next()).done).toBe(true);
  });

  it('continues from a resourceVersion, in a namespace, with a selector', async () => {
    scene = new Scene(
      { objects: [kustomization()] },
      { timing: { startMs: 60_000 } },
    );
    const { body } = await scene.get(list);
    const since = stringAt(body, 'metadata', 'resourceVersion');
    scene.cluster.apply(
      kustomization('elsewhere', { metadata: { namespace: 'team-b' } }),
    );
    await scene.patch(paths.ks, { metadata: { labels: { app: 'x' } } });
    await scene.patch(paths.ks, { metadata: { labels: { app: 'y' } } });
    const inTeamA = `${list.replace('kustomizations', 'namespaces/team-a/kustomizations')}?watch=1`;
    const watch = changes(
      await scene.send(
        `${inTeamA}&resourceVersion=${since}&labelSelector=app=x`,
      ),
    );
    expect(told(await next(watch))).toBe('ADDED podinfo');
    expect(told(await next(watch))).toBe('DELETED podinfo');
  });

  it('answers 410 to a resourceVersion that is too old', async () => {
    scene = new Scene({ objects: [kustomization()] });
    const watch = changes(
      await scene.send(`${list}?watch=true&resourceVersion=3`),
    );
    expect(await next(watch)).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    expect((await watch.next()).done).toBe(true);
  });

  it('ends after timeoutSeconds, and when the client leaves', async () => {
    scene = new Scene({ objects: [helmRelease()] });
    const short = changes(
      await scene.send(`${list}?watch=true&timeoutSeconds=0.02`),
    );
    const ended = short.next();
    await pass(20);
    expect((await ended).done).toBe(true);
    const leaving = new AbortController();
    const watch = changes(
      await scene.send(`${list}?watch=true`, { signal: leaving.signal }),
    );
    leaving.abort();
    expect((await watch.next()).done).toBe(true);
  });
});
