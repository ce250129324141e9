import type { KubernetesObject } from '../../cluster/types';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  ociRepository,
  retrying,
  type Setting,
} from '../build';
import { mine } from './podinfo';

const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script> [click](javascript:alert(3)) & &amp; <b>bold</b>`;
/** Right-to-left override, zero-width space, joiner and byte order mark. */
const INVISIBLE_CHARACTERS =
  '\u202emoc.elpmaxe//:sptth\u202c pod\u200binfo\u200d \ufeffשלום مرحبا 👩‍👩‍👧‍👦';
/** A message as long as the schema of a condition allows. */
const LONG = 'timeout waiting for: [Deployment/team-a/podinfo]\n'
  .repeat(700)
  .slice(0, 32_768);

/** Returns objects that an API server accepts, with extreme or malicious texts, times and numbers. */
export function hostile(at: Setting): KubernetesObject[] {
  const git = gitRepository(at, {
    ...mine,
    name: 'constructor',
    url: 'https://bob:s3cr3t-t0ken@git.example.com/team-a/podinfo.git?token=s3cr3t#readme',
    revision: 'feat/a@b@sha1:',
  });
  const images = imageRepository(at, {
    ...mine,
    name: 'javascript',
    // eslint-disable-next-line no-script-url -- the page must be safe against it
    image: 'javascript:alert(document.domain)//podinfo',
    tagCount: 0,
    tags: [MARKUP, ''],
  });
  return [
    git,
    images,
    imagePolicy(at, {
      ...mine,
      name: 'data',
      repository: {
        ...images,
        spec: { image: 'data:text/html,<script>alert(1)</script>' },
      },
      policy: {},
      tag: MARKUP,
      spec: { imageRepositoryRef: { name: 'javascript' } },
    }),
    ociRepository(at, {
      ...mine,
      name: 'a'.repeat(253),
      url: `oci://ghcr.io/${'very-long/'.repeat(60)}podinfo`,
      ref: {},
      revision: 'sha256:',
    }),
    helmRepository(at, {
      ...mine,
      name: 'markup',
      url: 'https://charts.example.com/"><script>alert(1)</script>',
      conditions: retrying('IndexationFailed', MARKUP),
    }),
    kustomization(at, {
      ...mine,
      name: 'long-message',
      source: git,
      dependsOn: [git],
      conditions: retrying('HealthCheckFailed', LONG),
      status: {
        inventory: {
          entries: [
            { id: '', v: '' },
            { id: '___', v: 'v1' },
            { id: 'no-underscores', v: MARKUP },
            { id: 'team-a_a_b_c_d_e_F', v: 'v1' },
          ],
        },
      },
    }),
    kustomization(at, {
      ...mine,
      name: 'tricks',
      source: git,
      path: `./${INVISIBLE_CHARACTERS}/../../../etc/passwd`,
      conditions: [isFalse('Ready', 'BuildFailed', INVISIBLE_CHARACTERS)],
      dependsOn: [
        { ...git, metadata: { name: 'tricks', namespace: 'team-a' } },
      ],
    }),
    helmRelease(at, {
      ...mine,
      name: 'times',
      source: git,
      age: '99999d',
      revisions: [
        { version: -3, chartVersion: 'not-semver', deployed: '0s' },
        { version: 2_147_483_647, chartVersion: MARKUP, status: 'failed' },
      ],
      annotations: {
        'reconcile.fluxcd.io/requestedAt': MARKUP,
        'fluxcd.controlplane.io/suspendedBy': INVISIBLE_CHARACTERS,
      },
      suspend: true,
      conditions: [
        isUnknown('Ready', 'Nobody', ''),
        isTrue('Ready', 'Twice', 'A second Ready'),
        isTrue('Stalled', 'Both', 'Stalled and reconciling'),
        isTrue('Reconciling', 'Both', 'Stalled and reconciling'),
        isTrue('constructor', 'toString', MARKUP),
      ],
    }),
  ];
}
