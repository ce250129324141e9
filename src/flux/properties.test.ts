/** @jest-environment node */
import fc from 'fast-check';
import { lastActivity } from './activity';
import { countByStatus, needsAttention, SEVERITY } from './attention';
import { compareWithSource } from './behind';
import { capabilitiesOf } from './capabilities';
import { FLUX_KINDS, KINDS } from './kinds';
import { parseResource } from './parse';
import {
  gitCommitLink,
  gitRepositoryLink,
  ociRepositoryLink,
  shownUrl,
  webLink,
} from './repositoryLinks';
import { parseRevision, shortRevision } from './revision';
import { statusOf } from './status';
import { almostFluxObject, anyJson, anyText } from './testing/arbitraries';

const RUNS = { numRuns: 10_000 };
jest.setTimeout(120_000);

const origins = FLUX_KINDS.map((kind, index) => {
  const [version] = KINDS[kind].versions;
  return { cluster: 'one', kind, version, index };
});

/** What is wrong with how an object is read as each of the kinds; one text, since 10,000 runs of `expect` take long. */
function wrongs(object: unknown, previous?: unknown): string {
  const found = origins.flatMap(origin => {
    const before = parseResource(origin, previous);
    const resource = parseResource(origin, object, before);
    const { key, kind, cluster, status } = resource;
    const [count] = countByStatus([resource]);
    const comparison = compareWithSource(resource, new Map([[key, resource]]));
    const facts = {
      'has a status word': SEVERITY.includes(status.word),
      'is unreadable only with problems':
        (status.word === 'Unreadable') === 'problems' in resource,
      'stays of its kind and cluster':
        kind === origin.kind && cluster === origin.cluster,
      'has a key that stays':
        key === parseResource(origin, object).key &&
        key.startsWith(`one/${kind}/`),
      'is counted once': count?.[0] === status.word && count[1] === 1,
      'is judged':
        typeof needsAttention(resource) === 'boolean' &&
        typeof capabilitiesOf(resource).suspend === 'boolean',
      'was active at a time': !Number.isNaN(
        Date.parse(lastActivity(resource)?.at ?? '2026-05-11'),
      ),
      'is not behind itself': comparison?.isBehind !== true,
    };
    return Object.entries(facts).flatMap(([fact, isTrue]) =>
      isTrue ? [] : [`${kind}: not so: ${fact}`],
    );
  });
  return found.join('\n');
}

function holds(object: unknown, previous?: unknown): void {
  expect(wrongs(object, previous)).toBe('');
}

describe('whatever the cluster says', () => {
  it('each JSON value becomes one resource, with a status and a key that stays', () => {
    fc.assert(
      fc.property(anyJson, object => holds(object)),
      RUNS,
    );
  });

  it('so does each object that is almost right', () => {
    fc.assert(
      fc.property(almostFluxObject, object => holds(object)),
      RUNS,
    );
  });

  it('so does each that was something else at the poll before', () => {
    fc.assert(
      fc.property(almostFluxObject, almostFluxObject, (object, previous) =>
        holds(object, previous),
      ),
      RUNS,
    );
  });

  it('different names have different keys', () => {
    const origin = {
      cluster: 'one',
      kind: 'Bucket',
      version: 'v1',
      index: 0,
    } as const;
    const keyOf = (metadata: object) =>
      parseResource(origin, { metadata, spec: {} }).key;
    const names = fc.record({
      name: anyText.filter(text => text !== ''),
      namespace: anyText.filter(text => text !== ''),
    });
    fc.assert(
      fc.property(names, names, (one, other) => {
        const same =
          one.name === other.name && one.namespace === other.namespace;
        expect(keyOf(one) === keyOf(other)).toBe(same);
      }),
      RUNS,
    );
  });

  it('every set of conditions has a status', () => {
    const condition = fc.record(
      {
        type: fc.constantFrom('Ready', 'Reconciling', 'Stalled', 'Healthy'),
        status: fc.constantFrom('True', 'False', 'Unknown'),
        reason: fc.constantFrom(
          'Progressing',
          'ProgressingWithRetry',
          'DependencyNotReady',
          'HealthCheckCanceled',
        ),
        message: anyText,
        observedGeneration: fc.integer(),
      },
      { requiredKeys: ['type', 'status'] },
    );
    const input = fc.record({
      deletedAt: fc.constantFrom(undefined, undefined, '2026-05-11T09:00:00Z'),
      suspended: fc.boolean(),
      isStatic: fc.boolean(),
      generation: fc.constantFrom(undefined, 1, 2),
      observedGeneration: fc.constantFrom(undefined, -1, 0, 1, 2),
      hasStatus: fc.boolean(),
      conditions: fc.array(condition, { maxLength: 4 }),
      dependsOn: fc.array(
        fc.record({ kind: anyText, namespace: anyText, name: anyText }),
        { maxLength: 2 },
      ),
      rerunsAppliedRevision: fc.constantFrom(
        undefined,
        'well' as const,
        'unknown' as const,
      ),
    });
    fc.assert(
      fc.property(input, input, (now, before) => {
        const status = statusOf(now, statusOf(before));
        expect(SEVERITY).toContain(status.word);
        expect(status.word).not.toBe('Unreadable');
        const stands = ['Deleting', 'Suspended'].includes(status.word);
        expect(stands && (status.running || status.retrying)).toBe(false);
      }),
      RUNS,
    );
  });
});

describe('whatever a revision says', () => {
  const hash = fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'),
    minLength: 6,
    maxLength: 64,
  });

  it('it is taken apart, and nothing of it is lost', () => {
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

  it('different hashes stay different when they are cut short side by side', () => {
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

describe('whatever an address says', () => {
  const HASH = '363a6a8fe6a7f13e05d34c163b0ef02a777da20a';
  const links = (url: string) =>
    [
      gitRepositoryLink(url),
      gitCommitLink(url, HASH),
      ociRepositoryLink(url),
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

  it('no link leads anywhere but to http or https, and none carries a name or a password', () => {
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

  it('no secret of an address is shown, nor stands in a link', () => {
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
