import { mockApis } from '@backstage/test-utils';
import { knownKinds } from '../../api';
import {
  definitionOf,
  FLUX_KINDS,
  isFluxKind,
  readExtraKinds,
  setExtraKinds,
} from '.';
import { supportOf } from '../actions';
import { lastActivity } from '../activity';
import { isReadable } from '../object';
import { parseResource } from '../parse';

const terraform = {
  group: 'infra.contrib.fluxcd.io',
  version: 'v1alpha2',
  plural: 'terraforms',
  kind: 'Terraform',
  reconcile: true,
  suspend: true,
};
const canary = {
  group: 'flagger.app',
  version: 'v1beta1',
  plural: 'canaries',
  kind: 'Canary',
  readyCondition: 'Promoted',
};

const read = (config: unknown) => readExtraKinds(config, FLUX_KINDS);
const set = (...config: readonly unknown[]) =>
  setExtraKinds(read(config).kinds);

afterEach(() => set());

function parsed(kind: string, rest: object) {
  if (!isFluxKind(kind)) throw new Error(`${kind} is not known`);
  const { group, versions } = definitionOf(kind);
  const apiVersion = `${group}/${versions[0]}`;
  const metadata = { name: 'a', namespace: 'b', generation: 1 };
  return parseResource(
    // Long after all that happened.
    { cluster: 'one', kind, version: versions[0], index: 0, now: Date.now() },
    { apiVersion, kind, metadata, ...rest },
  );
}

const saying = (type: string, status: string, reason: string) => ({
  status: {
    conditions: [
      {
        type,
        status,
        reason,
        message: `It is ${reason}`,
        lastTransitionTime: '2026-01-01T00:00:00Z',
      },
    ],
  },
});

describe('a kind of the configuration', () => {
  it('is known as long as the configuration names it', () => {
    expect(isFluxKind('Terraform')).toBe(false);
    set(terraform, canary);
    expect(isFluxKind('Terraform')).toBe(true);
    set(canary);
    expect(isFluxKind('Terraform')).toBe(false);
    expect(isFluxKind('Canary')).toBe(true);
    expect(isFluxKind('Kustomization')).toBe(true);
  });

  it('stays the same however often the configuration is read', () => {
    const config = mockApis.config({
      data: { flux: { extraKinds: [terraform] } },
    });
    const first = knownKinds(config);
    expect(first.all).toEqual([...FLUX_KINDS, 'Terraform']);
    const other = knownKinds(mockApis.config());
    expect(other.all).toEqual(FLUX_KINDS);
    expect(isFluxKind('Terraform')).toBe(false);
    expect(knownKinds(config)).toBe(first);
    expect(isFluxKind('Terraform')).toBe(true);
  });

  it.each([
    ['True', 'NoDrift', 'Ready'],
    ['False', 'TFExecPlanFailed', 'Failed'],
    ['False', 'DependencyNotReady', 'Waiting'],
    // For as long as nobody approves it.
    ['Unknown', 'TerraformPlannedWithChanges', 'Reconciling'],
  ])('whose Ready is %s with %s is %s', (status, reason, word) => {
    set(terraform);
    expect(
      parsed('Terraform', { spec: {}, ...saying('Ready', status, reason) })
        .status,
    ).toMatchObject({ word, reason, message: `It is ${reason}` });
  });

  it('has the status of another condition, if the configuration says so', () => {
    set(canary);
    const resource = parsed('Canary', {
      spec: {},
      ...saying('Promoted', 'False', 'Failed'),
    });
    expect(resource.status).toMatchObject({ word: 'Failed', reason: 'Failed' });
    expect(lastActivity(resource)).toEqual({
      what: 'statusChanged',
      at: '2026-01-01T00:00:00Z',
    });
    // Details show it by its own name.
    expect(resource).toMatchObject({ conditions: [{ type: 'Promoted' }] });
  });

  it('without conditions is not called well', () => {
    set(canary);
    expect(parsed('Canary', {}).status.word).toBe('Pending');
    expect(parsed('Canary', { status: { phase: 'Failed' } }).status.word).toBe(
      'Unknown',
    );
    const other = saying('Ready', 'True', 'Succeeded');
    expect(parsed('Canary', other).status.word).toBe('Unknown');
  });

  it('that cannot be read is one unreadable object', () => {
    set(canary);
    const resource = parsed('Canary', { status: { conditions: 'none' } });
    expect(isReadable(resource)).toBe(false);
    expect(resource.status.word).toBe('Unreadable');
  });

  it('can be acted on only as the configuration says', () => {
    set(terraform, canary);
    const supported = (kind: string) =>
      (['sync', 'suspend', 'resume', 'force', 'reset'] as const).filter(
        action => supportOf(parsed(kind, { spec: {} }), action) === 'yes',
      );
    expect(supported('Terraform')).toEqual(['sync', 'suspend', 'resume']);
    expect(supported('Canary')).toEqual([]);
    set({ ...canary, suspend: true });
    expect(supported('Canary')).toEqual(['suspend', 'resume']);
  });
});

describe('a configuration', () => {
  it('need not be there', () => {
    for (const none of [undefined, null, []]) {
      expect(read(none)).toEqual({ kinds: new Map(), problems: [] });
    }
  });

  it.each([7, 'Terraform', {}, true])('that is %j is a problem', config => {
    expect(read(config)).toEqual({ kinds: new Map(), problems: [{}] });
  });

  it('keeps the valid entries beside the others', () => {
    const { kinds, problems } = read([
      null,
      { ...terraform, plural: undefined },
      terraform,
      { ...canary, kind: 'Kustomization' },
      terraform,
    ]);
    expect([...kinds.keys()]).toEqual(['Terraform']);
    expect(problems).toEqual([
      { index: 0 },
      { index: 1, field: 'plural' },
      { index: 3, known: 'Kustomization' },
      { index: 4, known: 'Terraform' },
    ]);
  });

  it.each([
    ['group', 'a/b'],
    ['group', 'core'],
    ['group', '../secrets'],
    ['version', '1'],
    ['version', 'v1/secrets'],
    ['plural', 'secrets?x'],
    ['plural', ''],
    ['kind', '__proto__'],
    ['kind', 'constructor'],
    ['kind', 7],
    ['readyCondition', 7],
    ['reconcile', 'yes'],
    ['suspend', ['always']],
  ])('with %s %j names that field', (field, value) => {
    expect(read([{ ...terraform, [field]: value }])).toEqual({
      kinds: new Map(),
      problems: [{ index: 0, field }],
    });
  });
});
