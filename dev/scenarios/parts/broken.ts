import type { KubernetesObject } from '../../cluster/types';
import { gitRepository, helmRepository, uuidOf, type Setting } from '../build';
import { ENTITY, mine } from './podinfo';

const GIT = ['source.toolkit.fluxcd.io/v1', 'GitRepository'] as const;
const OCI = ['source.toolkit.fluxcd.io/v1', 'OCIRepository'] as const;
const HELM_REPOSITORY = [
  'source.toolkit.fluxcd.io/v1',
  'HelmRepository',
] as const;
const KUSTOMIZATION = [
  'kustomize.toolkit.fluxcd.io/v1',
  'Kustomization',
] as const;
const HELM_RELEASE = ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'] as const;
const POLICY = ['image.toolkit.fluxcd.io/v1', 'ImagePolicy'] as const;
const IMAGES = ['image.toolkit.fluxcd.io/v1', 'ImageRepository'] as const;

const AT_NOON = '2026-05-11T12:00:00Z';

/** A valid Ready condition. */
const ready = {
  lastTransitionTime: AT_NOON,
  message: 'fine',
  reason: 'Succeeded',
  status: 'True',
  type: 'Ready',
};

type Broken = readonly [
  apiVersionAndKind: readonly [string, string],
  name: string,
  rest: Record<string, unknown>,
];

/** Three times the length that the schema allows, on one line. */
const ENDLESS = 'x'.repeat(100_000);

const NO_FIELDS: readonly Broken[] = [
  [KUSTOMIZATION, 'no-spec', { status: { conditions: [ready] } }],
  [HELM_RELEASE, 'nothing-at-all', {}],
  [HELM_REPOSITORY, 'null-status', { spec: null, status: null }],
  [OCI, 'empty', { spec: {}, status: {} }],
];

const WRONG_TYPES: readonly Broken[] = [
  [GIT, 'text-spec', { spec: 'url: https://example.com', status: 'Ready' }],
  [GIT, 'list-spec', { spec: [], status: [] }],
  [HELM_RELEASE, 'map-conditions', { spec: {}, status: { conditions: ready } }],
  [
    KUSTOMIZATION,
    'odd-conditions',
    {
      spec: { sourceRef: null, path: 7, prune: 'yes', suspend: 'true' },
      status: {
        conditions: [
          null,
          'Ready',
          7,
          [],
          { type: 'Ready', status: true, message: { text: 'no' } },
          { ...ready, lastTransitionTime: 'yesterday' },
        ],
        inventory: { entries: { id: 'team-a_podinfo_apps_Deployment' } },
        history: 'none',
      },
    },
  ],
  [
    HELM_RELEASE,
    'numbers',
    {
      spec: { interval: 60, chart: { spec: { chart: 1, version: 2.5 } } },
      status: {
        observedGeneration: '1',
        lastAttemptedRevision: 6.9,
        history: [null, { version: 'seven', chartVersion: 6, status: 0 }],
        conditions: [ready],
      },
    },
  ],
  [
    POLICY,
    'number-tag',
    {
      spec: { imageRepositoryRef: 'podinfo', policy: [] },
      status: { latestRef: { name: 5, tag: 1.1 }, conditions: [ready] },
    },
  ],
  [
    OCI,
    'endless',
    {
      spec: { url: `oci://ghcr.io/${ENDLESS}` },
      status: {
        conditions: [
          { ...ready, status: 'False', reason: '<b>No</b>', message: ENDLESS },
        ],
      },
    },
  ],
  [
    IMAGES,
    'number-image',
    { spec: { image: 12 }, status: { lastScanResult: [] } },
  ],
];

/** URLs that Flux's schema rejects and that must never become links. */
const URLS: readonly Broken[] = [
  // eslint-disable-next-line no-script-url -- the page must be safe against it
  'javascript:alert(document.domain)',
  // eslint-disable-next-line no-script-url -- the page must be safe against it
  'JaVaScRiPt://example.com/%0aalert(1)',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example.com/podinfo',
  'git@bitbucket.org:team-a/podinfo.git',
  ' https://github.com/example/space ',
].map((url, index): Broken => [
  GIT,
  `url-${index}`,
  { spec: { url }, status: { conditions: [ready] } },
]);

function broken(
  at: Setting,
  [[apiVersion, kind], name, rest]: Broken,
): unknown {
  const metadata = {
    name,
    namespace: 'team-a',
    uid: uuidOf(`${at.cluster}/${kind}/${name}`),
    labels: { 'backstage.io/kubernetes-id': ENTITY },
    creationTimestamp: AT_NOON,
  };
  return { apiVersion, kind, metadata, ...rest };
}

/** Returns objects with invalid metadata. They have only the label in common. */
function invalidMetadata(at: Setting): unknown[] {
  const labels = { 'backstage.io/kubernetes-id': ENTITY };
  const [apiVersion, kind] = GIT;
  const uid = (text: string) => uuidOf(`${at.cluster}/odd/${text}`);
  return [
    { apiVersion, kind, metadata: { labels, namespace: 'team-a' } },
    {
      apiVersion,
      kind,
      metadata: { labels, name: '', namespace: '', uid: '' },
    },
    { apiVersion, kind, metadata: { labels, name: 42, namespace: 7, uid: 1 } },
    {
      apiVersion,
      kind,
      metadata: {
        labels: { ...labels, number: 1, nothing: null },
        annotations: ['not', 'a', 'map'],
        creationTimestamp: 1_778_486_400,
        generation: 'two',
        name: '../../etc/passwd?x=<b>#',
        namespace: '%2e%2e/kube-system',
        uid: uid('path'),
      },
      spec: { url: 'https://github.com/example/podinfo' },
      status: { conditions: [ready] },
    },
    {
      apiVersion: 7,
      kind,
      metadata: {
        labels,
        name: 'no-version',
        namespace: 'team-a',
        uid: uid('7'),
      },
    },
  ];
}

/**
 * Returns objects that only a broken proxy, or an API server without Flux's schemas, would return: most do not match the
 * type of a Kubernetes object. Two valid objects in the middle must show as usual.
 */
export function brokenObjects(at: Setting): readonly KubernetesObject[] {
  const all: unknown[] = [
    ...[...NO_FIELDS, ...WRONG_TYPES].map(sketch => broken(at, sketch)),
    gitRepository(at, {
      ...mine,
      name: 'podinfo',
      url: 'https://github.com/stefanprodan/podinfo',
    }),
    helmRepository(at, {
      ...mine,
      name: 'podinfo',
      url: 'https://stefanprodan.github.io/podinfo',
    }),
    ...URLS.map(sketch => broken(at, sketch)),
    ...invalidMetadata(at),
  ];
  return all as KubernetesObject[];
}
