/** @jest-environment node */
import {
  artifactGenerator,
  externalArtifact,
  gitRepository,
} from '../../../dev/scenarios/build';
import { supportOf } from '../actions';
import { fluxCommand } from '../commands';
import { at, read, ref } from '../__testUtils__/read';

const now = at('2.9');
const mine = { name: 'app', namespace: 'team-a' };
const git = gitRepository(now, { ...mine, url: 'https://g.com/a' });
const shared = gitRepository(now, {
  name: 'shared',
  namespace: 'infra',
  url: 'https://g.com/s',
});
const PAUSE = 'source.extensions.fluxcd.io/reconcile';

describe('an ArtifactGenerator', () => {
  const make = (annotations?: Record<string, string>) =>
    artifactGenerator(now, {
      ...mine,
      sources: [git, shared],
      artifacts: ['app-composed'],
      annotations,
    });

  it('refers to its sources, and to the artifacts that it has made', () => {
    expect(read('ArtifactGenerator', make()).edges).toEqual([
      { type: 'generatedFrom', to: ref('GitRepository', mine) },
      {
        type: 'generatedFrom',
        to: ref('GitRepository', { name: 'shared', namespace: 'infra' }),
      },
      {
        type: 'generates',
        to: ref('ExternalArtifact', {
          name: 'app-composed',
          namespace: 'team-a',
        }),
      },
    ]);
  });

  it('is what its artifact says that it was generated from', () => {
    const made = externalArtifact(now, {
      ...mine,
      generator: { kind: 'ArtifactGenerator', name: 'app' },
    });
    expect(read('ExternalArtifact', made).edges).toEqual([
      {
        type: 'generatedFrom',
        to: {
          ...ref('ArtifactGenerator', mine),
          group: 'source.extensions.fluxcd.io',
        },
      },
    ]);
  });

  it('is ready by its condition, and reconciled every hour', () => {
    expect(read('ArtifactGenerator', make())).toMatchObject({
      status: {
        word: 'Ready',
        message: 'reconciliation succeeded, generated 1 artifact(s)',
      },
      interval: '1h',
    });
  });

  it.each([
    ['disabled', 'Suspended'],
    ['Disabled', 'Suspended'],
    ['enabled', 'Ready'],
  ])('with the annotation "%s" is %s', (value, word) => {
    const resource = read('ArtifactGenerator', make({ [PAUSE]: value }));
    expect(resource.status.word).toBe(word);
    expect(resource.suspended).toBe(word === 'Suspended');
  });

  it('has no field spec.suspend', () => {
    const object = make();
    const resource = read('ArtifactGenerator', {
      ...object,
      spec: { ...object.spec, suspend: true },
    });
    expect(resource.suspended).toBe(false);
  });

  it('can be synced, suspended and resumed, though not by the flux CLI', () => {
    const resource = read('ArtifactGenerator', make());
    expect(supportOf(resource, 'sync')).toBe('yes');
    expect(supportOf(resource, 'suspend')).toBe('yes');
    expect(supportOf(resource, 'syncWithSource')).toBe('never');
    expect(supportOf(resource, 'force')).toBe('never');
    expect(fluxCommand(resource, 'reconcile')).toBeUndefined();
  });
});
