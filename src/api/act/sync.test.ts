import { isReadable } from '../../flux';
import {
  isFalse,
  kustomization,
  resourceSetInputProvider,
} from '../../../dev/scenarios/build';
import { at, git, mine, small, the } from '../__testUtils__/cases';
import { listed, REQUESTED_AT, REVISION } from '../__testUtils__/listed';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

describe('a sync', () => {
  it('succeeds with the revision that Flux found', async () => {
    const { sync } = await listed({ 'sim.flux/next-revision': REVISION });
    const { result, resource } = await sync();
    expect(result).toBe('succeeded');
    expect(resource).toMatchObject({
      artifact: { revision: { text: REVISION } },
    });
  });

  it('fails with the message of Flux', async () => {
    const { sync } = await listed({
      'sim.flux/next-failure':
        'GitOperationFailed: failed to checkout: no such branch',
    });
    const { result, resource } = await sync();
    expect(result).toBe('failed');
    expect(resource.status).toMatchObject({
      word: 'Failed',
      reason: 'GitOperationFailed',
      message: 'failed to checkout: no such branch',
    });
  });

  it('writes one annotation at the version that the object was read at, with a field manager of its own', async () => {
    const { sync, patches, stored } = await listed();
    const before = Date.now();
    await sync();
    const [patch, ...others] = patches();
    expect(others).toEqual([]);
    expect(patch).toEqual({
      method: 'PATCH',
      cluster: 'staging',
      path: '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/gitrepositories/podinfo?fieldManager=flux-client-side-apply',
      body: {
        metadata: { annotations: { [REQUESTED_AT]: expect.any(String) } },
      },
    });
    const { annotations, managedFields } = stored().metadata;
    expect(
      Date.parse(annotations?.[REQUESTED_AT] ?? ''),
    ).toBeGreaterThanOrEqual(before);
    expect(managedFields).toContainEqual(
      expect.objectContaining({ manager: 'flux-client-side-apply' }),
    );
  });

  it('uses an old version if the object was read at that one', async () => {
    const { list, client, standIn } = createWire([
      small('old', { flux: '2.0' }),
    ]);
    const release = the(await list(), 'HelmRelease');
    const { result } = await client.sync(release);
    expect(result).toBe('succeeded');
    expect(
      standIn.requests.find(({ method }) => method === 'PATCH')?.path,
    ).toMatch(/^\/proxy\/apis\/helm.toolkit.fluxcd.io\/v2beta1\//);
  });

  it('reports the object after each reading', async () => {
    const words: string[] = [];
    const { sync } = await listed({ 'sim.flux/next-revision': REVISION });
    const { resource } = await sync({
      onProgress: read => words.push(read.status.word),
    });
    expect(words[0]).toBe('Ready');
    expect(words.at(-1)).toBe(resource.status.word);
    expect(words.length).toBeGreaterThan(2);
  });

  it('ends as waiting when Flux waits for a dependency', async () => {
    const setting = at('staging');
    const source = git(setting);
    const base = kustomization(setting, {
      ...mine,
      name: 'base',
      source,
      conditions: [isFalse('Ready', 'BuildFailed', 'no such file')],
    });
    const deploy = kustomization(setting, {
      ...mine,
      source,
      dependsOn: [base],
    });
    const { list, client } = createWire([
      small('staging', { objects: [source, base, deploy] }),
    ]);
    const found = (await list()).resources.find(
      ({ kind, name }) => kind === 'Kustomization' && name === 'podinfo',
    );
    if (!found || !isReadable(found)) throw new Error();
    const { result, resource } = await client.sync(found);
    expect(result).toBe('waiting');
    expect(resource.status.waitingFor).toBe('team-a/base');
  });

  it('runs an input provider of Flux Operator outside its schedule, too', async () => {
    const setting = at('staging');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const provider = resourceSetInputProvider(setting, {
      ...mine,
      type: 'GitHubTag',
      url: 'https://github.com/stefanprodan/podinfo',
      spec: { schedule: [{ cron: '0 6 * * *' }] },
      status: { nextSchedule: { cron: '0 6 * * *', when: tomorrow } },
      annotations: {
        'sim.flux/next-failure': 'ReconciliationFailed: HTTP 403',
      },
    });
    const { list, client } = createWire([
      small('staging', {
        objects: [provider],
        rules: [
          {
            apiGroups: ['fluxcd.controlplane.io'],
            resources: ['resourcesetinputproviders'],
            verbs: ['get', 'list', 'patch'],
          },
        ],
      }),
    ]);
    const kinds = ['ResourceSetInputProvider'] as const;
    const resource = the(await list(undefined, { kinds }), kinds[0]);
    const outcome = await client.sync(resource);
    expect(outcome.result).toBe('failed');
    expect(outcome.resource.status.message).toBe('HTTP 403');
  });
});
