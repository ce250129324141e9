import { runInNewContext } from 'node:vm';
/** @jest-environment node */
import {
  gitRepositoryLink,
  ociRepositoryLink,
  shownUrl,
  webLink,
} from './repositoryLinks';

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
    [
      'oci://registry.example.com:5000/charts/podinfo',
      'https://registry.example.com:5000/charts/podinfo',
    ],
    [
      'oci://user:secret@registry.example.com/charts',
      'https://registry.example.com/charts',
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
  ])('returns undefined for %s', url => {
    expect(ociRepositoryLink(url)).toBeUndefined();
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
    // A pattern that tries again at each character would be at it for minutes; Jest itself cannot end what never waits.
    runInNewContext('show()', { show }, { timeout: 2_000 });
  });
});
