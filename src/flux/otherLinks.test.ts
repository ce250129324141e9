import { runInNewContext } from 'node:vm';
import {
  chartRepositoryLink,
  ociRepositoryLink,
  webLink,
} from './registryLinks';
import { gitRepositoryLink } from './repositoryLinks';
import { shownUrl } from './webAddress';

describe('ociRepositoryLink', () => {
  it.each([
    [
      'oci://ghcr.io/stefanprodan/charts/podinfo',
      'https://ghcr.io/stefanprodan/charts/podinfo',
    ],
    [
      'oci://ghcr.io/stefanprodan/charts/',
      'https://ghcr.io/stefanprodan/charts',
    ],
    [
      'oci://docker.io/bitnamicharts/nginx',
      'https://hub.docker.com/r/bitnamicharts/nginx',
    ],
    [
      'oci://registry-1.docker.io/bitnamicharts/nginx',
      'https://hub.docker.com/r/bitnamicharts/nginx',
    ],
    [
      'oci://quay.io/jetstack/charts',
      'https://quay.io/repository/jetstack/charts',
    ],
    [
      'oci://public.ecr.aws/karpenter/karpenter',
      'https://gallery.ecr.aws/karpenter/karpenter',
    ],
    ['oci://user:secret@ghcr.io/o/r:6.9.3', 'https://ghcr.io/o/r'],
    ['oci://ghcr.io/o/r:6.9.3@sha256:18d142f7d584', 'https://ghcr.io/o/r'],
    ['oci://docker.io/bitnamicharts', 'https://hub.docker.com/u/bitnamicharts'],
    ['oci://docker.io/library/nginx', 'https://hub.docker.com/_/nginx'],
    [
      'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app',
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/123456789012/team/app?region=eu-west-1',
    ],
    [
      'oci://europe-docker.pkg.dev/acme/apps/team/app',
      'https://console.cloud.google.com/artifacts/docker/acme/europe/apps/team%2Fapp',
    ],
  ])('returns the page of %s', (url, page) => {
    expect(ociRepositoryLink(url)).toBe(page);
  });

  it.each([
    'oci://',
    'oci://ghcr.io',
    'oci:///charts',
    'oci://gh cr.io/x',
    'https://ghcr.io/x',
    'xoci://ghcr.io/x',
    // Registries whose pages are nowhere, or where the URL does not say.
    'oci://registry.example.com:5000/charts/podinfo',
    'oci://acme.azurecr.io/charts/podinfo',
    'oci://registry.k8s.io/app',
    'oci://zot.registry.svc.cluster.local:5000/app',
    'oci://docker.io/o/r/too/deep',
    'oci://quay.io/jetstack',
  ])('returns undefined for %s', url => {
    expect(ociRepositoryLink(url)).toBeUndefined();
  });
});

describe('chartRepositoryLink', () => {
  it.each([
    ['https://charts.example.com/stable', 'https://charts.example.com/stable'],
    [
      'https://raw.githubusercontent.com/acme/charts/gh-pages',
      'https://github.com/acme/charts',
    ],
    // The address of a registry's charts is the beginning of theirs.
    ['oci://ghcr.io/stefanprodan/charts', 'https://github.com/stefanprodan'],
    [
      'oci://registry-1.docker.io/bitnamicharts',
      'https://hub.docker.com/u/bitnamicharts',
    ],
    ['oci://public.ecr.aws/karpenter', 'https://gallery.ecr.aws/karpenter'],
    [
      'oci://europe-docker.pkg.dev/acme/charts/team',
      'https://console.cloud.google.com/artifacts/docker/acme/europe/charts',
    ],
  ])('returns the page of %s', (url, page) => {
    expect(chartRepositoryLink(url)).toBe(page);
  });

  it.each([
    'http://chartmuseum.flux-system.svc.cluster.local:8080',
    'https://gitlab.com/api/v4/projects/1/packages/helm/stable',
    'https://acme.azurecr.io/helm/v1/repo',
    'https://harbor.example.com/chartrepo/library',
    'oci://acme.azurecr.io/charts',
    'oci://quay.io/jetstack/charts',
    'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts',
  ])('returns undefined for %s', url => {
    expect(chartRepositoryLink(url)).toBeUndefined();
  });
});

describe('hosts that no browser reaches', () => {
  it.each([
    'gitea',
    'localhost:3000',
    'git.localhost',
    'gitea.flux-system',
    'gitea.git.svc',
    'gitea.git.svc.',
    'gitea.git.svc.cluster.local',
    'gitea.git.svc.cluster.local.',
    'gitea.git.svc.k8s.corp.example',
    'nas.local',
    'host.docker.internal',
    '127.0.0.1:8080',
    '[::1]',
    '169.254.169.254',
  ])('%s has no links', host => {
    expect(webLink(`http://${host}/charts`)).toBeUndefined();
    expect(gitRepositoryLink(`http://${host}/o/r`)).toBeUndefined();
  });

  it.each([
    '10.0.0.7',
    'charts.corp.example',
    'svc.example.com',
    'xn--e1afmkfd.xn--p1ai',
  ])('%s may be reached', host => {
    expect(webLink(`http://${host}/charts`)).toBe(`http://${host}/charts`);
  });
});

describe('webLink', () => {
  it('keeps the address, and drops possible secrets', () => {
    expect(webLink('https://charts.example.com/stable')).toBe(
      'https://charts.example.com/stable',
    );
    expect(webLink('http://u:p@charts.example.com:8080/a/?sig=s#t')).toBe(
      'http://charts.example.com:8080/a/',
    );
  });
});

describe('shownUrl', () => {
  it.each([
    ['https://github.com/o/r.git', 'https://github.com/o/r.git'],
    ['ssh://git@github.com/o/r', 'ssh://git@github.com/o/r'],
    ['git@github.com:o/r', 'git@github.com:o/r'],
    ['oci://ghcr.io/charts', 'oci://ghcr.io/charts'],
    ['https://github.com/o/r@v1', 'https://github.com/o/r@v1'],
    ['ssh://git:secret@github.com/o/r', 'ssh://github.com/o/r'],
    ['https://bob:secret@git.example.com/r', 'https://git.example.com/r'],
    ['https://ghp_secret@github.com/o/r', 'https://github.com/o/r'],
    [' https://bob:se@cret@git.example.com/r', ' https://git.example.com/r'],
    ['https://git.example.com/r?token=secret#x', 'https://git.example.com/r?…'],
    ['', ''],
    ['not a url', 'not a url'],
  ])('shows %j as %j', (url, shown) => {
    expect(shownUrl(url)).toBe(shown);
  });

  it('ends quickly with a hostile URL', () => {
    const show = () => {
      for (const part of [':', '/', '@', 'a', '?']) {
        const url = `https://h/${part.repeat(300_000)}x`;
        const authority = `https://${part.repeat(300_000)}x`;
        expect(shownUrl(url)).not.toBe('');
        expect([gitRepositoryLink(url), shownUrl(authority)]).toHaveLength(2);
      }
    };
    // Takes under a second. A pattern that tries again at each character takes minutes, at any speed of the machine; Jest
    // itself cannot end what never waits.
    runInNewContext('show()', { show }, { timeout: 40_000 });
  });
});
