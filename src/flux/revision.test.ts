import { differingPart, parseRevision, shortRevision } from './revision';

const SHA1 = '363a6a8fe6a7f13e05d34c163b0ef02a777da20a';
const SHA256 =
  '0cc9a8446c95009ef382f5eade883a67c257f77d50f84e78ecef2aac9428d1e5';

describe('parseRevision', () => {
  it.each([
    [
      'of a branch',
      `main@sha1:${SHA1}`,
      { ref: 'main', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'of a branch with a slash',
      `feat/x@sha1:${SHA1}`,
      { ref: 'feat/x', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'of a branch with an @',
      `who@home@sha1:${SHA1}`,
      { ref: 'who@home', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'of a tag',
      `v1.2.3@sha1:${SHA1}`,
      { ref: 'v1.2.3', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'of a tag with build metadata',
      `v1.2.3+b.7@sha1:${SHA1}`,
      { ref: 'v1.2.3+b.7', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'of a full ref',
      `refs/pull/420/head@sha1:${SHA1}`,
      { ref: 'refs/pull/420/head', algorithm: 'sha1', hash: SHA1 },
    ],
    ['of a commit alone', `sha1:${SHA1}`, { algorithm: 'sha1', hash: SHA1 }],
    [
      'of an OCI tag',
      `6.1.8@sha256:${SHA256}`,
      { ref: '6.1.8', algorithm: 'sha256', hash: SHA256 },
    ],
    [
      'of an OCI digest, a Helm index or a bucket',
      `sha256:${SHA256}`,
      { algorithm: 'sha256', hash: SHA256 },
    ],
    [
      'of an external artifact',
      `latest@sha256:${SHA256}`,
      { ref: 'latest', algorithm: 'sha256', hash: SHA256 },
    ],
    [
      'in capitals',
      `main@SHA1:${SHA1.toUpperCase()}`,
      { ref: 'main', algorithm: 'sha1', hash: SHA1 },
    ],
    [
      'with nothing before the @',
      `@sha1:${SHA1}`,
      { algorithm: 'sha1', hash: SHA1 },
    ],
  ])('%s', (_, text, parts) => {
    expect(parseRevision(text)).toEqual({ text, ...parts });
  });

  it.each([
    ['a chart version', '6.5.3'],
    ['a chart version with a generation', '6.0.3+1'],
    ['a chart version with a digest', '6.0.3+4e5cbb7b97d0'],
    ['the form of Flux before 2.0', `main/${SHA1}`],
    ['a revision without its hash', 'feat/a@b@sha1:'],
    ['an algorithm without a hash', 'sha256:'],
    ['nothing', ''],
  ])('keeps a revision without a hash as it is: %s', (_, text) => {
    expect(parseRevision(text)).toEqual({ text, version: text });
    expect(shortRevision(parseRevision(text))).toBe(text);
  });
});

describe('a short revision', () => {
  const short = (text: string, ...others: string[]) =>
    shortRevision(parseRevision(text), others.map(parseRevision));

  it('keeps the ref and eight digits of the hash', () => {
    expect(short(`feat/x@sha1:${SHA1}`)).toBe('feat/x@sha1:363a6a8f');
    expect(short(`sha256:${SHA256}`)).toBe('sha256:0cc9a844');
  });

  it('keeps enough digits to differ from the revisions beside it', () => {
    const other = `${SHA1.slice(0, 12)}${'0'.repeat(28)}`;
    expect(short(`main@sha1:${SHA1}`, `main@sha1:${other}`)).toBe(
      'main@sha1:363a6a8fe6a7f',
    );
    expect(short(`main@sha1:${other}`, `main@sha1:${SHA1}`)).toBe(
      'main@sha1:363a6a8fe6a70',
    );
  });

  it('does not get longer because of an equal revision, or one without a hash', () => {
    expect(short(`main@sha1:${SHA1}`, `dev@sha1:${SHA1}`, '6.5.3')).toBe(
      'main@sha1:363a6a8f',
    );
  });

  it('differs from a hash that is its prefix', () => {
    expect(short('sha1:363a6a8fe6', 'sha1:363a6a8fe6a7')).toBe(
      'sha1:363a6a8fe6',
    );
    expect(short('sha1:363a6a8fe6a7', 'sha1:363a6a8fe6')).toBe(
      'sha1:363a6a8fe6a',
    );
  });
});

it.each([
  ['a newer chart', '6.9.3', '6.9.2', '6.9.3'],
  ['the tag of a newer chart', `6.9.3@sha256:${SHA256}`, '6.9.2+4e5c', '6.9.3'],
  [
    'the same tag moved',
    `6.9.2@sha256:${SHA256}`,
    '6.9.2+4e5cbb7b97d0',
    '0cc9a844',
  ],
  [
    'a newer commit',
    `main@sha1:${SHA1}`,
    `main@sha1:${'a'.repeat(40)}`,
    '363a6a8f',
  ],
  ['another branch', `next@sha1:${SHA1}`, `main@sha1:${SHA1}`, 'next'],
  ['a digest', `sha256:${SHA256}`, `sha256:${'a'.repeat(64)}`, '0cc9a844'],
])('the part that differs names %s', (_, text, current, part) => {
  expect(differingPart(parseRevision(text), parseRevision(current))).toBe(part);
});
