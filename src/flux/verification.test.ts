import {
  gitRepository,
  helmChart,
  isFalse,
  isTrue,
  ociHelmRepository,
  ociRepository,
} from '../../dev/scenarios/build';
import { at, read } from './__testUtils__/read';
import { setUpSchemas } from './__testUtils__/schemas';

const mine = { name: 'podinfo', namespace: 'team-a' };
const GIT = { ...mine, url: 'https://github.com/o/r' };
const OCI = { ...mine, url: 'oci://ghcr.io/o/r' };
const now = at('2.9');
const ready = isTrue('Ready', 'Succeeded', 'stored artifact');
const verified = isTrue(
  'SourceVerified',
  'Succeeded',
  'verified signature of commit',
);
const refused = isFalse(
  'SourceVerified',
  'InvalidCommitSignature',
  'unknown key',
);

setUpSchemas();

describe('the verification of a source', () => {
  const secretRef = { name: 'keys' };

  it.each([
    ['verified', [ready, verified]],
    ['failed', [ready, refused]],
    ['unknown', [ready]],
  ] as const)(
    'of a GitRepository is %s, by PGP or SSH',
    (state, conditions) => {
      const spec = { verify: { mode: 'HEAD', secretRef } };
      const object = gitRepository(now, { ...GIT, spec, conditions });
      expect(read('GitRepository', object).verification).toMatchObject({
        state,
        provider: 'PGP or SSH',
      });
    },
  );

  it('has the reason and message from Flux', () => {
    const spec = { verify: { mode: 'HEAD', secretRef } };
    const object = gitRepository(now, {
      ...GIT,
      spec,
      conditions: [ready, refused],
    });
    expect(read('GitRepository', object).verification).toMatchObject({
      reason: 'InvalidCommitSignature',
      message: 'unknown key',
    });
  });

  it('is undefined if it is not configured, even with old conditions', () => {
    const object = gitRepository(now, {
      ...GIT,
      conditions: [ready, verified],
    });
    expect(read('GitRepository', object).verification).toEqual({
      state: 'off',
    });
  });

  it.each(['cosign', 'notation'])(
    'of an OCIRepository has the provider %s',
    provider => {
      const object = ociRepository(now, {
        ...OCI,
        spec: { verify: { provider } },
        conditions: [ready, verified],
      });
      expect(read('OCIRepository', object).verification).toMatchObject({
        state: 'verified',
        provider,
      });
    },
  );

  it('of a HelmChart has its provider', () => {
    const source = ociHelmRepository(now, {
      ...mine,
      url: 'oci://ghcr.io/o/charts',
    });
    const spec = { verify: { provider: 'cosign' } };
    const object = helmChart(now, {
      ...mine,
      source,
      spec,
      conditions: [ready, refused],
    });
    expect(read('HelmChart', object).verification).toMatchObject({
      state: 'failed',
      provider: 'cosign',
    });
  });
});
