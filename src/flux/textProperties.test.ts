import fc from 'fast-check';
import { anyText } from './__testUtils__/arbitraries';
import { RUNS } from './__testUtils__/runs';
import {
  chartRepositoryLink,
  ociRepositoryLink,
  webLink,
} from './registryLinks';
import { gitCommitLink, gitRepositoryLink } from './repositoryLinks';
import { parseRevision, shortRevision } from './revision';
import { shownUrl } from './webAddress';

// With 10,000 runs, beside other programs.
jest.setTimeout(900_000);

describe('for any revision', () => {
  const hash = fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'),
    minLength: 6,
    maxLength: 64,
  });

  it('parsing loses nothing', () => {
    const written = fc.oneof(
      anyText,
      fc.tuple(anyText, hash).map(([ref, hex]) => `${ref}@sha1:${hex}`),
    );
    fc.assert(
      fc.property(written, text => {
        const revision = parseRevision(text);
        expect(revision.text).toBe(text);
        expect(
          (revision.hash === undefined) === (revision.version !== undefined),
        ).toBe(true);
        expect(text.toLowerCase().endsWith(revision.hash ?? '')).toBe(true);
        expect(text.startsWith(revision.ref ?? '')).toBe(true);
        expect(shortRevision(revision).length).toBeLessThanOrEqual(text.length);
      }),
      RUNS,
    );
  });

  it('different hashes stay different when shortened side by side', () => {
    const alike = fc
      .tuple(hash, fc.uniqueArray(hash, { minLength: 2, maxLength: 5 }))
      .map(([start, ends]) =>
        ends.map(end => parseRevision(`main@sha1:${start}${end}`)),
      );
    fc.assert(
      fc.property(alike, revisions => {
        const short = revisions.map(revision =>
          shortRevision(revision, revisions),
        );
        expect(new Set(short).size).toBe(revisions.length);
      }),
      RUNS,
    );
  });
});

describe('for any address', () => {
  const HASH = '363a6a8fe6a7f13e05d34c163b0ef02a777da20a';
  const links = (url: string) =>
    [
      gitRepositoryLink(url),
      gitCommitLink(url, HASH),
      ociRepositoryLink(url),
      chartRepositoryLink(url),
      webLink(url),
    ].flatMap(link => link ?? []);
  const scheme = fc.constantFrom(
    'https',
    'http',
    'ssh',
    'oci',
    'HTTPS',
    'javascript',
    'data',
    'file',
    ' https',
    '',
  );
  const host = fc.oneof(
    fc.constantFrom(
      'github.com',
      'gitlab.com',
      'bitbucket.org',
      'bitbucket.a.b',
      'ssh.dev.azure.com',
      'docker.io',
    ),
    fc.domain(),
  );
  const path = fc.oneof(
    fc.webPath(),
    fc.constantFrom(
      '/o/r.git',
      '/scm/P/r',
      '/v3/o/p/r',
      '/%0aalert(1)',
      '/@x:y@z',
    ),
  );
  const joined = fc
    .tuple(
      scheme,
      fc.constantFrom('://', ':', '://u:p@', '://%40', ':\\\\', '://[', ':/'),
      fc.oneof(host, anyText),
      path,
    )
    .map(parts => parts.join(''));
  const scpLike = fc
    .tuple(anyText, host, path)
    .map(([user, at, to]) => `${user}@${at}:${to}`);

  it('links are only http or https, without a user name or password', () => {
    fc.assert(
      fc.property(fc.oneof(joined, scpLike, fc.webUrl(), anyText), url => {
        for (const link of links(url)) {
          const { protocol, username, password } = new URL(link);
          expect(['http:', 'https:']).toContain(protocol);
          expect([username, password]).toEqual(['', '']);
        }
        expect(typeof shownUrl(url)).toBe('string');
      }),
      RUNS,
    );
  });

  it('neither the text nor a link contains a secret of the address', () => {
    const secret = fc.constantFrom(
      'tok3n-s3cr3t@',
      'bob:tok3n-s3cr3t@',
      ':tok3n-s3cr3t@',
      'a:b@tok3n-s3cr3t@',
    );
    const query = fc.constantFrom(
      '',
      '?token=tok3n-s3cr3t',
      '?a#?b=tok3n-s3cr3t',
    );
    const web = fc
      .tuple(
        fc.constantFrom('https://', 'http://', 'HTTPS://', 'oci://'),
        secret,
        host,
        path,
        query,
      )
      .map(parts => parts.join(''));
    const ssh = fc
      .tuple(host, path)
      .map(([at, to]) => `ssh://git:tok3n-s3cr3t@${at}${to}`);
    fc.assert(
      fc.property(fc.oneof(web, ssh), url => {
        expect([shownUrl(url), ...links(url)].join(' ')).not.toContain(
          'tok3n-s3cr3t',
        );
      }),
      RUNS,
    );
  });
});
