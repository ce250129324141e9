import fc from 'fast-check';
import { refusalOf, supportOf, type FluxAction } from './actions';
import { lastActivity } from './activity';
import { needsAttention, SEVERITY } from './attention';
import { compareWithSource } from './comparison';
import { definitionOf, FLUX_KINDS, isFluxKind, KINDS } from './kinds';
import type { FluxResource } from './object';
import { parseResource } from './parse';
import { upstreamOf } from './graph';
import { statusOf } from './status';
import {
  almostFluxObject,
  anyJson,
  anyText,
} from './__testUtils__/arbitraries';
import { RUNS } from './__testUtils__/runs';

// With 10,000 runs, beside other programs.
jest.setTimeout(900_000);

const origins = FLUX_KINDS.map((kind, index) => {
  const [version] = KINDS[kind].versions;
  return { cluster: 'one', kind, version, index };
});

const ACTIONS: readonly FluxAction[] = [
  'sync',
  'syncWithSource',
  'force',
  'reset',
  'suspend',
  'resume',
  'resumeAndSync',
];

/** Each part is a text that says something, or is not there; a time is one. */
function isInWords({ suspension, suspendApplier }: FluxResource): boolean {
  const { isConfirmed, ...note } = suspension ?? {};
  const parts = [note, suspendApplier].flatMap(each =>
    each ? Object.values<unknown>({ ...each }) : [],
  );
  const said = Object.values(note).some(Boolean);
  return (
    parts.every(
      part => part === undefined || (typeof part === 'string' && part !== ''),
    ) &&
    (suspension === undefined || said) &&
    typeof isConfirmed === (suspension ? 'boolean' : 'undefined') &&
    !Number.isNaN(Date.parse(suspension?.at ?? '2026-05-11'))
  );
}

/** Describes everything that is wrong with how an object is read as each kind; one text, because thousands of runs of `expect` are slow. */
function wrongs(object: unknown, previous?: unknown): string {
  const found = origins.flatMap(origin => {
    const before = parseResource(origin, previous);
    const resource = parseResource(origin, object, before);
    const { key, kind, cluster, status } = resource;
    const comparison = compareWithSource(resource, new Map([[key, resource]]));
    const upstream = upstreamOf(resource);
    const facts = {
      'has a status word': SEVERITY.includes(status.word),
      'is unreadable only with problems':
        (status.word === 'Unreadable') === 'problems' in resource,
      'stays of its kind and cluster':
        kind === origin.kind && cluster === origin.cluster,
      'has a key that stays':
        key === parseResource(origin, object).key &&
        key.startsWith(`one/${definitionOf(kind).group}/${kind}/`),
      'is judged':
        typeof needsAttention(resource) === 'boolean' &&
        ACTIONS.every(action =>
          ['yes', 'notThisVersion', 'never'].includes(
            supportOf(resource, action),
          ),
        ),
      'was active at a time': !Number.isNaN(
        Date.parse(lastActivity(resource)?.at ?? '2026-05-11'),
      ),
      'is not behind itself': comparison?.isBehind !== true,
      'has a suspension in words': isInWords(resource),
      'is what it is made of in no unknown kind':
        upstream === undefined || isFluxKind(upstream.kind),
      'is refused what it cannot do': ACTIONS.every(
        action =>
          refusalOf(resource, action) === undefined ||
          typeof refusalOf(resource, action) === 'string',
      ),
      'is not resumed unless it is suspended':
        resource.suspended || refusalOf(resource, 'resume') !== undefined,
    };
    return Object.entries(facts).flatMap(([fact, isTrue]) =>
      isTrue ? [] : [`${kind}: not so: ${fact}`],
    );
  });
  return found.join('\n');
}

describe('for any response of a cluster', () => {
  it('each JSON value becomes one resource, with a status and a stable key', () => {
    fc.assert(
      fc.property(anyJson, object => {
        expect(wrongs(object)).toBe('');
      }),
      RUNS,
    );
  });

  it('each almost valid object becomes one resource', () => {
    fc.assert(
      fc.property(almostFluxObject, object => {
        expect(wrongs(object)).toBe('');
      }),
      RUNS,
    );
  });

  it('each object that differed at the previous poll becomes one resource', () => {
    fc.assert(
      fc.property(almostFluxObject, almostFluxObject, (object, previous) => {
        expect(wrongs(object, previous)).toBe('');
      }),
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
      waitsFor: fc.array(
        fc.record({
          cluster: anyText,
          group: anyText,
          kind: anyText,
          namespace: anyText,
          name: anyText,
        }),
        { maxLength: 2 },
      ),
      rerun: fc.constantFrom(undefined, 'well' as const, 'unknown' as const),
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
