import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesFromReadme, type KubernetesObject } from '../../../dev/cluster';
import {
  alert,
  artifactGenerator,
  bucket,
  externalArtifact,
  fluxInstance,
  fluxReport,
  helmChart,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  kustomization,
  ociRepository,
  provider,
  receiver,
  resourceSet,
  resourceSetInputProvider,
} from '../../../dev/scenarios/build';
import { FLUX_KINDS, isReadable, definitionOf, supportOf } from '../../flux';
import type { FluxObject } from '../../flux';
import { at, failureOf, git, mine, small } from '../__testUtils__/cases';
import type { FluxError } from '..';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const { view, sync } = rolesFromReadme(
  readFileSync(join(__dirname, '../../../README.md'), 'utf8'),
);

/** Returns whether Flux would reconcile the object: Alerts and Providers are static. */
const canSync = (object: FluxObject) => supportOf(object, 'sync') === 'yes';

/** One object of each kind, with the label of the entity. */
function oneOfEach(): readonly KubernetesObject[] {
  const now = at('staging');
  const source = git(now);
  const repository = imageRepository(now, { ...mine, image: 'ghcr.io/p' });
  const policy = imagePolicy(now, { ...mine, repository });
  const url = 'https://example.com';
  return [
    source,
    repository,
    policy,
    ociRepository(now, { ...mine, url: 'oci://example.com/p' }),
    helmRepository(now, { ...mine, url }),
    helmChart(now, { ...mine, source }),
    bucket(now, { ...mine, endpoint: 'example.com', bucketName: 'p' }),
    externalArtifact(now, { ...mine, generator: { kind: 'A', name: 'p' } }),
    artifactGenerator(now, { ...mine, sources: [source], artifacts: ['p'] }),
    kustomization(now, { ...mine, source }),
    helmRelease(now, { ...mine, source }),
    imageUpdateAutomation(now, { ...mine, source, policies: [policy] }),
    receiver(now, { ...mine, triggers: [source] }),
    alert(now, { ...mine, provider: 'slack', watches: [source] }),
    provider(now, { ...mine, type: 'slack' }),
    fluxInstance(now, { ...mine, namespace: 'team-a' }),
    fluxReport(now, { ...mine, namespace: 'team-a' }),
    resourceSet(now, mine),
    resourceSetInputProvider(now, { ...mine, type: 'Static' }),
  ];
}

async function withRules(rules: typeof view) {
  const wire = createWire([
    small('staging', { objects: oneOfEach(), rules, hasOperator: true }),
  ]);
  const listing = await wire.list();
  const objects = listing.resources.filter((each): each is FluxObject =>
    isReadable(each),
  );
  return {
    ...wire,
    listing,
    objects,
    actable: objects.filter(each => supportOf(each, 'suspend') === 'yes'),
  };
}

describe('with the README’s role "view" alone', () => {
  it('every kind is read, and every source', async () => {
    const { listing, objects, client } = await withRules(view);
    expect(listing.errors).toEqual([]);
    expect(objects.map(({ kind }) => kind).sort()).toEqual(
      [...FLUX_KINDS].sort(),
    );
    for (const object of objects) {
      await expect(client.get(object)).resolves.toMatchObject({
        key: object.key,
      });
    }
  });

  it('every write is forbidden, as the review says beforehand', async () => {
    const { actable, client, cluster } = await withRules(view);
    // ExternalArtifact and FluxReport cannot be suspended.
    expect(actable).toHaveLength(FLUX_KINDS.length - 2);
    const before = cluster('staging').objects();
    for (const object of actable) {
      await expect(client.canPatch(object)).resolves.toBe(false);
      const denied = {
        problem: 'forbidden',
        status: 403,
        cluster: 'staging',
        kind: object.kind,
        namespace: 'team-a',
        verb: 'patch',
      };
      const errors = [
        ...(canSync(object) ? [await failureOf(client.sync(object))] : []),
        await failureOf(client.suspend(object)),
        await failureOf(client.resume(object)),
      ];
      expect(errors).toMatchObject(errors.map(() => denied));
    }
    expect(cluster('staging').objects()).toEqual(before);
  });
});

describe('with the README’s roles "view" and "sync"', () => {
  it('exactly the kinds in the README may be written', async () => {
    const { actable, client } = await withRules([...view, ...sync]);
    const listed = sync.flatMap(({ apiGroups, resources }) =>
      resources.map(resource => `${resource}.${apiGroups.join()}`),
    );
    expect(listed).toHaveLength(10);
    const allowed: string[] = [];
    for (const object of actable) {
      const name = `${definitionOf(object.kind).plural}.${definitionOf(object.kind).group}`;
      const may = await client.canPatch(object);
      if (may) allowed.push(name);
      const writes = [
        ...(canSync(object) ? [() => client.sync(object)] : []),
        () => client.suspend(object, { by: 'jane', reason: 'migration' }),
        () => client.resume(object),
      ];
      for (const write of writes) {
        const answer = await write().then(
          () => 'written',
          ({ status }: FluxError) => status,
        );
        expect(answer).toBe(may ? 'written' : 403);
      }
    }
    expect(allowed.sort()).toEqual([...listed].sort());
  });

  it('in one namespace, only objects in that namespace may be written', async () => {
    const here = sync.map(rule => ({ ...rule, namespaces: ['team-b'] }));
    const { actable, client } = await withRules([...view, ...here]);
    const [object] = actable;
    if (!object) throw new Error('There is nothing');
    await expect(client.canPatch(object)).resolves.toBe(false);
    await expect(
      client.canPatch({
        cluster: object.cluster,
        group: 'helm.toolkit.fluxcd.io',
        kind: 'HelmRelease',
        namespace: 'team-b',
      }),
    ).resolves.toBe(true);
    expect(await failureOf(client.sync(object))).toMatchObject({ status: 403 });
  });
});
