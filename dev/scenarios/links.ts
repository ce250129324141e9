import {
  gitRepository,
  helmRepository,
  kustomization,
  ociHelmRepository,
  ociRepository,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const GIT = {
  'at-github': 'https://github.com/stefanprodan/podinfo.git',
  'at-gitlab': 'ssh://git@gitlab.com/team-a/podinfo.git',
  'at-bitbucket': 'https://bitbucket.example.com/scm/team/podinfo.git',
  'at-azure': 'https://dev.azure.com/acme/shop/_git/podinfo',
  'at-codecommit':
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/podinfo',
  'in-the-cluster': 'http://gitea.git.svc.cluster.local:3000/team/podinfo.git',
  'on-a-single-label': 'http://gitea:3000/team/podinfo.git',
} as const;

const OCI = {
  'at-ghcr': 'oci://ghcr.io/stefanprodan/manifests/podinfo',
  'at-docker-hub': 'oci://docker.io/stefanprodan/podinfo',
  'at-ecr': 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/podinfo',
  'at-acr': 'oci://acme.azurecr.io/manifests/podinfo',
  'at-google': 'oci://europe-west1-docker.pkg.dev/acme/manifests/podinfo',
} as const;

function objects(at: Setting) {
  const git = (name: keyof typeof GIT) =>
    gitRepository(at, { ...mine, name, url: GIT[name] });
  const oci = (name: keyof typeof OCI) =>
    ociRepository(at, { ...mine, name, url: OCI[name] });
  const sources = {
    github: git('at-github'),
    gitlab: git('at-gitlab'),
    bitbucket: git('at-bitbucket'),
    azure: git('at-azure'),
    codecommit: git('at-codecommit'),
    inside: git('in-the-cluster'),
    singleLabel: git('on-a-single-label'),
    ghcr: oci('at-ghcr'),
    dockerHub: oci('at-docker-hub'),
    ecr: oci('at-ecr'),
    acr: oci('at-acr'),
    google: oci('at-google'),
  };
  return {
    ...podinfo(at),
    ...sources,
    // A HelmRepository of type oci is only the beginning of its charts' addresses: the owner's page is the one that exists.
    registryCharts: ociHelmRepository(at, {
      ...mine,
      name: 'charts-at-ghcr',
      url: 'oci://ghcr.io/stefanprodan/charts',
    }),
    museum: helmRepository(at, {
      ...mine,
      name: 'charts-in-the-cluster',
      url: 'http://chartmuseum.charts.svc:8080',
    }),
    fromGithub: kustomization(at, {
      ...mine,
      name: 'from-github',
      source: sources.github,
    }),
    fromGitlab: kustomization(at, {
      ...mine,
      name: 'from-gitlab',
      source: sources.gitlab,
    }),
    // Its revision links the commit that the artifact was built from.
    fromOci: kustomization(at, {
      ...mine,
      name: 'from-oci',
      source: sources.ghcr,
    }),
  };
}

export const links: Scenario = {
  id: 'links',
  title: 'Links, and what has no page',
  description:
    'Sources of many forges and registries. Those with a page link to it. Those of Azure Container Registry and of hosts that only the cluster reaches have none: they are plain text.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, objects(at))];
  },
};
