import type { KubernetesObject } from '../cluster/types';
import {
  artifactOf,
  chartOf,
  commitOf,
  gitRepository,
  helmRelease,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  retrying,
  type ConditionSketch,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const PGP = { mode: 'HEAD', secretRef: { name: 'pgp-public-keys' } };
const KEYLESS = {
  provider: 'cosign',
  matchOIDCIdentity: [
    {
      issuer: '^https://token.actions.githubusercontent.com$',
      subject: '^https://github.com/stefanprodan/podinfo.*$',
    },
  ],
};
const NOTATION = {
  provider: 'notation',
  secretRef: { name: 'notation-trust' },
};

/** Conditions of a failed verification: Ready repeats it, and nothing new is stored. */
function unverified(
  reason: string,
  message: string,
  changed: string,
): ConditionSketch[] {
  return [
    ...retrying(reason, message, { changed }),
    isFalse('SourceVerified', reason, message, changed),
  ];
}

function verified(
  source: KubernetesObject,
  message: string,
): ConditionSketch[] {
  const revision = artifactOf(source)?.revision;
  const word = source.kind === 'OCIRepository' ? 'digest' : 'revision';
  const stored = `stored artifact for ${word} '${revision}'`;
  return [
    isTrue('Ready', 'Succeeded', stored),
    isTrue('ArtifactInStorage', 'Succeeded', stored),
    isTrue('SourceVerified', 'Succeeded', message),
  ];
}

function gitSources(at: Setting) {
  const url = 'ssh://git@bitbucket.org/team-a/podinfo-signed.git';
  const forged = commitOf('forged');
  const signed = {
    ...mine,
    name: 'podinfo-signed',
    url,
    spec: { verify: PGP },
  };
  const draft = gitRepository(at, signed);
  return {
    signed: gitRepository(at, {
      ...signed,
      status: { sourceVerificationMode: 'HEAD' },
      conditions: verified(
        draft,
        `verified signature of\n\t- commit '${commitOf(url)}' with key '3299AEB0E4085BAF'`,
      ),
    }),
    forged: gitRepository(at, {
      ...mine,
      name: 'podinfo-forged',
      url: 'https://gitea.example.com/team-a/podinfo-forged',
      spec: { verify: PGP },
      fetched: 'never',
      observedGeneration: -1,
      age: '5h',
      conditions: unverified(
        'InvalidCommitSignature',
        `signature verification of commit '${forged}' failed: unable to verify commit with any of the given key rings`,
        '5h',
      ),
    }),
  };
}

/** A newer artifact was pushed without a signature; the last signed one stays in storage. */
function unsigned(at: Setting) {
  const options = {
    ...mine,
    name: 'podinfo-unsigned',
    url: 'oci://ghcr.io/example/manifests/podinfo',
    ref: { tag: 'latest' },
    tag: 'latest',
    fetched: '8d',
    spec: {
      verify: { provider: 'cosign', secretRef: { name: 'cosign-keys' } },
    },
  };
  const revision = artifactOf(ociRepository(at, options))?.revision;
  const stored = `stored artifact for digest '${revision}'`;
  const message = `failed to verify the signature using provider 'cosign with key': no matching signatures were found for 'ghcr.io/example/manifests/podinfo:latest'`;
  return ociRepository(at, {
    ...options,
    conditions: [
      ...unverified('VerificationError', message, '47m'),
      isTrue('ArtifactInStorage', 'Succeeded', stored, '8d'),
    ],
  });
}

function ociSources(at: Setting) {
  const url = 'oci://ghcr.io/stefanprodan/manifests/podinfo';
  const cosign = {
    ...mine,
    name: 'podinfo-cosign',
    url,
    spec: { verify: KEYLESS },
  };
  const notation = {
    ...mine,
    name: 'podinfo-notation',
    url,
    spec: { verify: NOTATION },
  };
  const draft = ociRepository(at, cosign);
  const message = `verified signature of revision ${artifactOf(draft)?.revision}`;
  return {
    cosign: ociRepository(at, {
      ...cosign,
      conditions: verified(draft, message),
    }),
    notation: ociRepository(at, {
      ...notation,
      conditions: verified(draft, message),
    }),
    unsigned: unsigned(at),
  };
}

function objects(at: Setting) {
  const well = podinfo(at);
  const git = gitSources(at);
  const oci = ociSources(at);
  const chartMessage = `chart verification error: failed to verify oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts/podinfo:6.9.2: no matching signatures`;
  const signedRelease = helmRelease(at, {
    ...mine,
    name: 'podinfo-signed',
    source: well.registry,
    revisions: [],
    attempted: 'none',
    age: '5h',
    observedGeneration: -1,
    conditions: retrying(
      'SourceNotReady',
      `HelmChart 'team-a/team-a-podinfo-signed' is not ready: ${chartMessage}`,
      { step: 'Fulfilling prerequisites', changed: '5h' },
    ),
  });
  return {
    ...well,
    ...git,
    ...oci,
    signedRelease,
    signedChart: chartOf(at, signedRelease, well.registry, {
      fetched: 'never',
      age: '5h',
      observedGeneration: -1,
      spec: { verify: { provider: 'cosign' } },
      conditions: [
        ...unverified('ChartVerificationError', chartMessage, '5h'),
        isTrue('BuildFailed', 'ChartVerificationError', chartMessage, '5h'),
      ],
    }),
    fromForged: kustomization(at, {
      ...mine,
      name: 'podinfo-forged',
      source: git.forged,
      applied: 'none',
      age: '5h',
      observedGeneration: -1,
      conditions: [
        isFalse(
          'Ready',
          'ArtifactFailed',
          'Source artifact not found, retrying in 30s',
          '5h',
        ),
      ],
    }),
    fromUnsigned: kustomization(at, {
      ...mine,
      name: 'podinfo-unsigned',
      source: oci.unsigned,
      path: './',
    }),
  };
}

export const unverifiedSource: Scenario = {
  id: 'unverified',
  title: 'Signatures',
  description:
    'The signatures of a Git commit, an OCI artifact and a Helm chart fail verification. Others pass, with PGP, cosign and notation. Most sources have none configured.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, objects(at))];
  },
};
