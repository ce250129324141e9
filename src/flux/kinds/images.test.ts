import type { FluxRelease, KubernetesObject } from '../../../dev/cluster/types';
import {
  gitRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  sha256Of,
} from '../../../dev/scenarios/build';
import { at, atVersion, read, ref } from '../__testUtils__/read';
import { setUpSchemas } from '../__testUtils__/schemas';

const mine = { name: 'podinfo', namespace: 'team-a' };

function policy(
  flux: FluxRelease,
  image: string,
  options: Partial<Parameters<typeof imagePolicy>[1]> = {},
): KubernetesObject {
  const repository = imageRepository(at(flux), { ...mine, image });
  return imagePolicy(at(flux), { ...mine, repository, ...options });
}

setUpSchemas();

describe('the latest image of a policy', () => {
  it.each([
    ['ghcr.io/stefanprodan/podinfo', '6.9.2'],
    ['registry.example.com:5000/podinfo', '6.9.2'],
    ['podinfo', 'main-1b2c3d4-1700000000'],
  ])(
    'is %s, both in the text of Flux 2.5 and in the reference of Flux 2.7',
    (image, tag) => {
      const old = read('ImagePolicy', policy('2.5', image, { tag }));
      expect(old.apiVersion).toBe('image.toolkit.fluxcd.io/v1beta2');
      expect(old.image?.latest).toEqual({ name: image, tag });

      const now = read('ImagePolicy', policy('2.7', image, { tag }));
      expect(now.apiVersion).toBe('image.toolkit.fluxcd.io/v1');
      expect(now.image?.latest).toEqual({
        name: image,
        tag,
        digest: sha256Of(`${image}:${tag}`),
      });
    },
  );

  it('is read from the reference if there are both, as in Flux 2.6', () => {
    const { image } = read('ImagePolicy', policy('2.6', 'podinfo'));
    expect(image?.latest).toMatchObject({
      name: 'podinfo',
      tag: '6.9.2',
      digest: expect.any(String),
    });
  });

  it('is read at v1beta1 too', () => {
    const { image } = read(
      'ImagePolicy',
      atVersion(
        'v1beta1',
        policy('2.0', 'podinfo', {
          spec: { digestReflectionPolicy: undefined },
          status: { observedPreviousImage: undefined },
        }),
      ),
    );
    expect(image?.latest).toEqual({ name: 'podinfo', tag: '6.9.2' });
  });

  it.each<[string, object | undefined]>([
    [
      `ghcr.io/o/podinfo:1.2@${sha256Of('x')}`,
      { name: 'ghcr.io/o/podinfo', tag: '1.2', digest: sha256Of('x') },
    ],
    ['registry.example.com:5000/podinfo', undefined],
    ['podinfo', undefined],
    ['podinfo:', undefined],
    [':1.2', undefined],
  ])('is read from %s', (latestImage, latest) => {
    expect(
      read('ImagePolicy', policy('2.5', 'podinfo', { status: { latestImage } }))
        .image?.latest,
    ).toEqual(latest);
  });

  it('is unknown before the policy has selected one', () => {
    for (const flux of ['2.5', '2.9'] as const) {
      expect(
        read('ImagePolicy', policy(flux, 'podinfo', { tag: 'none' })).image
          ?.latest,
      ).toBeUndefined();
    }
  });
});

describe('the rule of a policy', () => {
  it.each<[Record<string, unknown>, object]>([
    [{ semver: { range: '>=6.0.0' } }, { by: 'semver', value: '>=6.0.0' }],
    [{ alphabetical: {} }, { by: 'alphabetical', value: 'asc' }],
    [
      { alphabetical: { order: 'desc' } },
      { by: 'alphabetical', value: 'desc' },
    ],
    [{ numerical: {} }, { by: 'numerical', value: 'asc' }],
    [{ numerical: { order: 'desc' } }, { by: 'numerical', value: 'desc' }],
  ])('%j', (chosenBy, choice) => {
    expect(
      read('ImagePolicy', policy('2.9', 'podinfo', { policy: chosenBy })).image
        ?.choice,
    ).toEqual(choice);
  });

  it('is unknown for an empty policy', () => {
    expect(
      read('ImagePolicy', policy('2.9', 'podinfo', { policy: {} })).image
        ?.choice,
    ).toBeUndefined();
  });
});

describe('the repository of a policy', () => {
  it('is in the namespace of the policy by default', () => {
    const own = read('ImagePolicy', policy('2.9', 'podinfo'));
    expect(own.edges).toEqual([
      { type: 'image', to: ref('ImageRepository', mine) },
    ]);
    const other = read(
      'ImagePolicy',
      policy('2.9', 'podinfo', {
        spec: { imageRepositoryRef: { name: 'all', namespace: 'infra' } },
      }),
    );
    expect(other.edges).toEqual([
      {
        type: 'image',
        to: ref('ImageRepository', { namespace: 'infra', name: 'all' }),
      },
    ]);
  });
});

describe('an image repository', () => {
  it.each<FluxRelease>(['2.0', '2.9'])(
    'has its image as address, and the time of its last scan (Flux %s)',
    flux => {
      const object = imageRepository(at(flux), {
        ...mine,
        image: 'ghcr.io/o/podinfo',
      });
      expect(read('ImageRepository', object)).toMatchObject({
        address: { text: 'ghcr.io/o/podinfo', protocol: 'image' },
        activity: { what: 'scanned', at: '2026-05-11T11:54:00Z' },
      });
    },
  );

  it('has no scan time before the first scan', () => {
    const object = imageRepository(at('2.9'), {
      ...mine,
      image: 'podinfo',
      pending: true,
    });
    expect(read('ImageRepository', object).activity).toBeUndefined();
  });
});

describe('an image update automation', () => {
  it.each<[FluxRelease, string]>([
    ['2.0', 'image.toolkit.fluxcd.io/v1beta1'],
    ['2.3', 'image.toolkit.fluxcd.io/v1beta2'],
    ['2.9', 'image.toolkit.fluxcd.io/v1'],
  ])('has its target and its last push (Flux %s)', (flux, apiVersion) => {
    const source = gitRepository(at(flux), {
      ...mine,
      url: 'https://github.com/o/r',
    });
    const object = imageUpdateAutomation(at(flux), {
      ...mine,
      source,
      policies: [],
    });
    expect(read('ImageUpdateAutomation', object)).toMatchObject({
      apiVersion,
      edges: [{ type: 'writes', to: ref('GitRepository', mine) }],
      activity: { what: 'pushed', at: '2026-05-11T09:00:00Z' },
    });
  });
});
