import { fluxCommand } from './commands';
import { KINDS, type OwnKind } from './kinds';
import { isReadable } from './object';
import { parseResource } from './parse';

function parsed(
  kind: OwnKind,
  spec: unknown,
  name = 'podinfo',
  version: string = KINDS[kind].versions[0],
) {
  const resource = parseResource(
    { cluster: 'one', kind, version, index: 0 },
    {
      apiVersion: `${KINDS[kind].group}/${version}`,
      metadata: { name, namespace: 'team-a' },
      spec,
    },
  );
  if (!isReadable(resource)) throw new Error('The object is unreadable');
  return resource;
}

const policy = parsed('ImagePolicy', { imageRepositoryRef: { name: 'repo' } });
const release = parsed('HelmRelease', {});

describe('fluxCommand', () => {
  it.each([
    ['reconcile', release, 'flux reconcile helmrelease podinfo -n team-a'],
    [
      'reconcile --force',
      release,
      'flux reconcile helmrelease podinfo -n team-a --force',
    ],
    [
      'suspend',
      parsed('GitRepository', {}),
      'flux suspend source git podinfo -n team-a',
    ],
    [
      'reconcile --with-source',
      release,
      'flux reconcile helmrelease podinfo -n team-a --with-source',
    ],
    [
      'reconcile --with-source',
      policy,
      'flux reconcile image repository repo -n team-a && flux reconcile image policy podinfo -n team-a',
    ],
    ['resume', policy, 'flux resume image policy podinfo -n team-a'],
  ] as const)('returns the command to %s', (subcommand, resource, command) => {
    expect(fluxCommand(resource, subcommand)).toBe(command);
  });

  it.each([
    parsed('Kustomization', {
      sourceRef: { kind: 'ExternalArtifact', name: 'a' },
    }),
    parsed('HelmRelease', {
      chartRef: { kind: 'ExternalArtifact', name: 'a' },
    }),
  ])('returns none to reconcile with a source that the CLI refuses', each => {
    expect(fluxCommand(each, 'reconcile --with-source')).toBeUndefined();
  });

  it('returns only the command for the source where the version cannot be reconciled on request', () => {
    const spec = { imageRepositoryRef: { name: 'repo' } };
    const old = parsed('ImagePolicy', spec, 'podinfo', 'v1beta2');
    expect(fluxCommand(old, 'reconcile --with-source')).toBe(
      'flux reconcile image repository repo -n team-a',
    );
  });

  it.each([
    ['reconcile', 'ImagePolicy', 'v1beta2'],
    ['suspend', 'ImagePolicy', 'v1beta2'],
    ['resume', 'ImagePolicy', 'v1beta2'],
    ['reconcile', 'Alert', 'v1beta3'],
    ['reconcile --force', 'HelmRelease', 'v2beta1'],
    ['reconcile --reset', 'HelmRelease', 'v2beta1'],
  ] as const)('returns none to %s a %s at %s', (subcommand, kind, version) => {
    const old = parsed(kind, {}, 'podinfo', version);
    expect(fluxCommand(old, subcommand)).toBeUndefined();
  });

  it('returns none where the CLI has none or a name could mean something to a shell', () => {
    const artifact = parsed('ExternalArtifact', {});
    expect(fluxCommand(artifact, 'reconcile')).toBeUndefined();
    const hostile = parsed('HelmRelease', {}, 'podinfo;reboot');
    expect(fluxCommand(hostile, 'suspend')).toBeUndefined();
    const odd = parsed('ImagePolicy', { imageRepositoryRef: { name: '$(x)' } });
    expect(fluxCommand(odd, 'reconcile --with-source')).toBeUndefined();
  });
});
